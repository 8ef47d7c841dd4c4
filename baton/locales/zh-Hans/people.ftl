people-mine-title = 我的设置
people-fact-language = 语言
people-fact-zone = 时区
people-fact-quiet = 免打扰时段
people-fact-team = 团队
people-no-team = 暂无，输入 /team 可加入或新建
people-quiet-usual = 工作日 { $start }–{ $end } 以外
people-quiet-hours = { $start } 至 { $end }
people-fact-reminders = 到期提醒
people-reminders-yes = 您负责的订货到期前后，以及计划的回顾日
people-reminders-none = 不提醒
people-reminders-tick = 我负责的订货到期前后提醒我，并在回顾日询问计划进展
people-reminders-how = 是否需要到期提醒和计划询问？请输入 /baton 提醒 开启 或 /baton 提醒 关闭
people-reminders-on = 您负责的订货到期前后，Baton 会提醒您，每天最多一条；回顾日也会询问计划进展
people-reminders-off = Baton 不再提醒您到期的订货，也不再询问计划进展，/baton 提醒 开启 可恢复
people-fact-thanks = 收到点赞时
people-thanks-yes = 立即私信通知
people-thanks-no = 不发私信，可在主页查看
people-thanks-tick = 收到点赞时私信通知我
people-thanks-hint = 不勾选也不会错过：主页和 /kudos 我的 仍会显示每条点赞
people-thanks-how = 收到点赞时是否需要私信通知？请输入 /baton 感谢 开启 或 /baton 感谢 关闭
people-thanks-on = 收到点赞时，Baton 会私信通知您
people-thanks-off = 收到点赞时不再私信通知，可在主页或 /kudos 我的 查看；/baton 感谢 开启 可恢复
people-fact-boards = 点赞榜单
people-boards-yes = 可以出现在榜单上
people-boards-no = 不出现在任何榜单上
people-boards-tick = 让我出现在榜单上
people-boards-hint = 不勾选时，无论收到还是送出，您都不会出现在任何榜单上
people-boards-how = 是否愿意出现在点赞榜单上？请输入 /baton 上榜 开启 或 /baton 上榜 关闭
people-boards-on = 今后点赞榜单可以显示您
people-boards-off = 今后无论收到还是送出，您都不会出现在任何榜单上；/baton 上榜 开启 可恢复
people-fact-digests = 协作周报中的点赞
people-digests-yes = 可以提及您的点赞
people-digests-no = 不提及您的点赞
people-digests-tick = 协作周报可以提及我的点赞
people-digests-hint = 不勾选时，协作周报不会提及您送出或收到的任何点赞
people-digests-how = 协作周报可以提及您的点赞吗？请输入 /baton 协作周报 开启 或 /baton 协作周报 关闭
people-digests-on = 协作周报可以提及您送出和收到的点赞
people-digests-off = 今后协作周报不会提及您送出或收到的点赞；/baton 协作周报 开启 可恢复
people-change = 修改
people-workspace-settings = 工作区设置
people-held = Baton 保存您的姓名、语言、时区、团队，以及您用命令写下的内容；评价以化名保存，满 5 人才汇总展示
people-held-of-guests = Baton 保存您的姓名、语言和时区；点赞、交接和评价供本工作区成员使用
people-form-save = 保存
people-settled = 已保存
people-language-en = English
people-language-zh-Hans = 简体中文
# 以下两条在各词典中相同：用刚选定的语言来说
people-language-now-en = From now on Baton writes to you in English.
people-language-now-zh-Hans = 今后 Baton 将用中文与您沟通
people-which-language = Baton 支持中文和英文，请选择 中文 或 英文
people-which-zone = 您在哪个时区？请写城市，例如 /baton 时区 上海，也可写 Asia/Shanghai
people-zone-hint = 城市名或 IANA 名称：上海、Asia/Shanghai
people-zone-now = 您的时区现在是{ $zone }
people-quiet-hint = 按您的时间填写起止，例如 18:00-09:00；留空表示不设置
people-quiet-how = 请写明起止时间，例如 18:00-09:00，或 晚上6点到早上9点；写 关闭 表示不设置
people-quiet-empty = 免打扰时段的开始和结束相同，请填写两个不同的时间，例如 18:00-09:00
people-quiet-now = 每天 { $start } 至 { $end }（您的时区）Baton 不会打扰您，同事找您的事除外
people-quiet-off = 您没有单独的免打扰时段了，提醒仍只在工作时间发送
zone-unknown = 没有名为“{ $name }”的时区，请写城市或 IANA 名称，例如 上海 或 Asia/Shanghai
zone-unknown-like = 没有名为“{ $name }”的时区，您指的是{ $zones }吗？

people-roles-title = 角色
people-role-admins = 管理员
people-role-facilitators = 讲师
people-names = { $people }
people-nobody = 暂无
people-roles-note = 工作区的管理员和所有者在这里也是管理员；管理员可这样授予角色：/baton 角色 授予 @同事 讲师
people-roles-how = 请写明对象和角色：/baton 角色 授予 @同事 讲师，或 /baton 角色 撤销 @同事 管理员
people-granted = { $role ->
    [admin] { $people }已成为管理员
   *[facilitator] { $people }已成为讲师
}
people-granted-already = { $role ->
    [admin] { $people }原本就是管理员
   *[facilitator] { $people }原本就是讲师
}
people-revoked = { $role ->
    [admin] 已撤销{ $people }的管理员角色
   *[facilitator] 已撤销{ $people }的讲师角色
}
people-revoked-already = { $role ->
    [admin] { $people }不是管理员，没有改动任何内容
   *[facilitator] { $people }不是讲师，没有改动任何内容
}
people-admins-only = 只有管理员可以授予和撤销角色，输入 /baton 角色 可查看管理员是谁
people-admin-by-platform = { $person }是工作区本身的管理员或所有者，在此期间始终是 Baton 的管理员
people-role-members-only = { $person }不能担任角色：机器人、访客和已停用的账号不参与
people-told-role = { $role ->
    [admin] { $actor }将您设为 Baton 管理员
   *[facilitator] { $actor }将您设为讲师
}
people-told-role-now = { $role ->
    [admin] 您现在是 Baton 管理员
   *[facilitator] 您现在是讲师
}
people-told-role-may = { $role ->
    [admin] 您可以授予角色、修改任何团队、查看审计日志，但看不到任何原始评价；输入 /baton 帮助 查看命令
   *[facilitator] 您可以开设课程、班级和调查；输入 /baton 帮助 查看命令
}
people-fact-answers = 评价后的改进
people-answers-yes = 您评价过的团队有改进时通知您
people-answers-no = 不通知
people-answers-tick = 告诉我评价过的团队做了哪些改进
people-answers-hint = 每个团队每周最多一条，没有人会知道您评价过
people-answers-how = 您评价过的团队有改进时通知您吗？请输入 /baton 改进 开启 或 /baton 改进 关闭
people-answers-on = 您评价过的团队有改进时会通知您
people-answers-off = 不再通知团队的改进；/baton 改进 开启 可恢复
people-fact-holidays = 公共假日
people-holidays-of = { $country }
people-holidays-none = 未知
people-holidays-hint = 国家或地区，留空则按您的时区
people-holidays-how = 请写明国家或地区，例如 /baton 节假日 中国，写 关闭 则按您的时区
people-holidays-now = 您的公共假日现在按{ $country }计算，当天不会主动打扰
people-holidays-off = 您的公共假日按时区所在地计算
country-unknown = 没有叫“{ $name }”的国家或地区，或其假日未知，可用代码，例如 DE 或 CN
