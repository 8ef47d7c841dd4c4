audit-title = 最近 { $most } 次变更
audit-empty = 还没有变更，团队、角色和设置的变更以及管理员隐藏的内容会列在这里
audit-entry = { $at } · { $act }
audit-note = 最新的在最前，这里的名字不会提醒任何人
audit-admins-only = 只有管理员可以查看审计日志，输入 /baton 角色 可查看管理员是谁
audit-by-operator = 命令行
audit-role-granted = { $role ->
    [admin] { $actor }将{ $subject }设为管理员
   *[facilitator] { $actor }将{ $subject }设为讲师
}
audit-role-revoked = { $role ->
    [admin] { $actor }撤销了{ $subject }的管理员角色
   *[facilitator] { $actor }撤销了{ $subject }的讲师角色
}
audit-team-created = { $actor }创建了团队“{ $name }”
audit-team-renamed = { $actor }将“{ $before }”改名为“{ $name }”
audit-team-language-set = { $language ->
    [en] { $actor }将{ $name }的语言设为英文
   *[zh-Hans] { $actor }将{ $name }的语言设为中文
}
audit-team-zone-set = { $actor }将{ $name }的时区设为{ $zone }
audit-team-channel-set = { $actor }将{ $name }的频道设为{ $channel }
audit-team-leads-set = { $actor }更新了{ $name }的负责人：{ $leads }
audit-people-imported = { $actor }导入了 { $people } 人，{ $teams ->
    [0] 没有新建团队
   *[other] 新建了 { $teams } 个团队
}
audit-metrics-imported = { $actor }导入了 { $metrics } 个指标的 { $figures } 个数值
audit-settings-changed = { $actor }更改了“{ $setting }”：原为“{ $before }”，现为“{ $after }”
audit-mvp-extended = { $actor }将 MVP 评选延长 { $days } 天：{ $reason }
audit-mvp-cancelled = { $actor }取消了 MVP 评选：{ $reason }
audit-mvp-nomination-shown = { $actor }恢复了对{ $subject }的一条提名
audit-mvp-nomination-hidden = { $actor }隐藏了对{ $subject }的一条提名：{ $reason }
audit-points-ring-fine = { $actor }查看了{ $people }之间的点赞：照常计积分
audit-points-ring-kept = { $actor }查看了{ $people }之间的点赞：四周内不计积分
audit-points-team-left = { $actor }让{ $subject }退出了团队积分赛
audit-points-team-entered = { $actor }让{ $subject }重新参加团队积分赛
audit-kudos-hidden = { $actor }隐藏了{ $subject }为{ $receivers }的点赞：{ $reason }
audit-kudos-shown-again = { $actor }恢复显示了{ $subject }为{ $receivers }的点赞
audit-giving-locked = { $actor }暂停了{ $subject }的点赞功能：{ $reason }
audit-giving-unlocked = { $explained ->
    [no] { $actor }恢复了{ $subject }的点赞功能
   *[yes] { $actor }恢复了{ $subject }的点赞功能：{ $reason }
}
audit-promise-made = { $actor }为{ $name }作出承诺：{ $words }
audit-promise-changed = { $actor }将{ $name }的承诺由“{ $before }”改为“{ $words }”
audit-promise-ended = { $actor }结束了{ $name }的承诺：{ $words }
audit-chart-restarted = { $actor }将{ $name }的图表改从{ $day }开始：{ $reason }
audit-course-kept = { $actor }开放了课程“{ $name }”
audit-course-ended = { $actor }不再提供课程“{ $name }”
audit-cohort-made = { $actor }开了 #{ $number } { $name }，共 { $people } 人
audit-cohort-added = { $actor }为{ $name }添加了 { $people } 人
audit-cohort-removed = { $actor }从{ $name }移除了 { $people } 人
audit-cohort-changed = { $actor }修改了班级{ $before }：现为{ $name }，最后一天 { $day }
audit-cohort-cancelled = { $actor }取消了 #{ $number } { $name }
