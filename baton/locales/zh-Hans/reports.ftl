digest-about = 每周一页，如实呈现您的团队如何服务公司其他团队
digest-grammar = /digest：预览本团队的协作周报，仅您可见；/digest 周 2026-W47：查看已发布的某一周
digest-grammar-leads = 负责人可用 /digest 本频道 周一 09:00：每周发布到当前频道；/digest 暂停：停止发布；/digest 恢复：重新发布
digest-example-one = /digest
digest-example-two = /digest 本频道 周一 09:00
digest-example-three = /digest 周 2026-W47

digest-title = 协作周报 · { $team } · { $week }
digest-summary = { $team }协作周报：{ $level }
digest-preview = 这是预览，仅您可见，不会发布也不会保存；其中的评价数字将作为下一期的起点
digest-empty = { $team }近况平静：近四周评价不足 { $most } 人，没有对外交接，也没有可讲述的点赞。评价满 { $most } 人才展示

digest-level = 层次 { $value }（最高 5），{ $words } · { $people } · 四周简单平均
digest-level-between = 介于“{ $lower }”与“{ $higher }”之间
digest-level-1 = 未到位
digest-level-2 = 勉强够用
digest-level-3 = 符合期望
digest-level-4 = 超出期望
digest-level-5 = 意料之外
digest-people = { $band } 人
digest-people-more = { $least } 人以上
digest-level-hidden = 层次满 { $most } 人才展示，近四周评价人数不足
digest-earlier = 沿用{ $week }已公布的数字（截至{ $last }的四周）：{ $names }。此后评价的不足 { $most } 人，若更新，就能从差值推出个人的评价
digest-field-level = 层次
digest-how = 统计{ $first }至{ $last }其他团队在交接后或受邀作出的评价。每人只计一次，不论评价多少次。不足 { $most } 人不展示，人数只显示区间

digest-dimensions = 五个维度
digest-dimensions-mean = 简单平均（1 至 5）
digest-dimensions-people = 各维度评价人数：{ $dimensions }
digest-dimension-people = { $name } { $band }
digest-dimensions-hidden = 满 { $most } 人才展示，暂缺：{ $names }
digest-dimension-reliability = 可靠
digest-dimension-responsiveness = 响应
digest-dimension-assurance = 放心
digest-dimension-empathy = 同理
digest-dimension-tangibles = 呈现

digest-handoffs = 近四周对外交接
digest-handoffs-few = 交付不足 { $least } 项，比例尚无意义
digest-delivered = 已交付
digest-count = { $count }
digest-on-time = 按时交付
digest-first-time = 一次验收通过
digest-first-reply = 首次回应用时（中位数）
digest-share = { $count }/{ $total }（{ $percent }%）
digest-none-dated = 未约定日期
digest-none-decided = 尚无验收
digest-no-replies = 尚无回应
digest-minutes = { $minutes } 分钟
digest-hours = { $minutes ->
    [0] { $hours } 小时
   *[other] { $hours } 小时 { $minutes } 分钟
}
digest-days = { $hours ->
    [0] { $days } 天
   *[other] { $days } 天 { $hours } 小时
}

digest-words = 大家的留言
digest-words-delight = 爽点
digest-words-pain = 痛点
digest-words-itch = 痒点
digest-words-other = 其他
digest-words-signed = { $words }——{ $name }

digest-stories = 本周点赞故事
digest-mvp = MVP
digest-mvp-nominate = MVP 提名截止{ $at }，请输入 /mvp
digest-mvp-vote = MVP 投票截止{ $at }，请输入 /mvp 投票
digest-mvp-won = 最近一轮 MVP：{ $people }
digest-story = { $giver }感谢{ $people }

digest-rate = 评价服务
digest-kudos = 点赞

digest-here = { $team }的协作周报将在每{ $weekday } { $time } 发布到{ $channel }
digest-resumed = { $team }的协作周报已恢复，每{ $weekday } { $time } 发布到{ $channel }
digest-next = 下一期：{ $day } { $time }（{ $zone }时间）
digest-paused = { $team }的协作周报已暂停。输入 /digest 恢复 从下一期恢复，期间错过的不再补发
digest-is-paused = 协作周报已暂停，负责人可用 /digest 恢复 重新发布
digest-not-begun = 协作周报尚未发布到任何频道，负责人可在团队频道输入 /digest 本频道 周一 09:00 开始
digest-settings-hint = Baton 须在该频道中，如不在请用 /invite 邀请。输入 /digest 暂停 可停止发布
digest-weekday-0 = 周一
digest-weekday-1 = 周二
digest-weekday-2 = 周三
digest-weekday-3 = 周四
digest-weekday-4 = 周五
digest-weekday-5 = 周六
digest-weekday-6 = 周日

digest-not-understood = 只输入 /digest 可预览。也可以输入：/digest 周 2026-W47、/digest 本频道 周一 09:00、/digest 暂停、/digest 恢复
digest-when = 请写明星期和时间，例如 /digest 本频道 周一 09:00、周五下午3点，或只写 9点
digest-where = 请在希望发布协作周报的频道里输入 /digest 本频道
digest-which-week = 您想看哪一周？请这样输入：/digest 周 2026-W47，今年的写 /digest 周 47 即可
digest-no-such-week = { $team }没有{ $week }的协作周报。{ $known }
digest-week-known = 最近一期是{ $week }
digest-none-yet = 目前还没有发布过，输入 /digest 可预览
digest-no-team = 协作周报属于团队，您还没有团队。可用 /team 加入 名称，或用 /team 创建 名称
digest-guests = 协作周报属于团队，访客没有所属团队
digest-no-channel = 还没有选定频道，请在团队频道输入 /digest 本频道 周一 09:00
digest-only-leads = { $team }的协作周报由负责人安排，请联系{ $leads }
digest-no-leads = { $team }的协作周报由负责人安排，目前还没有负责人。可用 /team 负责人 @同事 指定，或联系管理员
digest-gone = 这期协作周报已不再保存，输入 /digest 可查看现在的预览
digest-of-others = 您已不在这个团队中，输入 /digest 可查看您自己团队的协作周报
digest-unposted = { $team } { $week }的协作周报已就绪，但 Baton 无法发布到团队频道。请用 /invite 邀请 Baton，或用 /digest 本频道 另选频道。也可输入 /digest 周 { $typed } 查看
