digest-about = 每周一页，如实呈现您的团队如何服务公司其他团队
digest-grammar = /digest：预览本团队的协作周报，仅您可见；/digest 周 2026-W47：查看已发布的某一周
digest-grammar-leads = 负责人可用 /digest 本频道 周一 09:00：每周发布到当前频道；/digest 暂停：停止发布；/digest 恢复：重新发布
digest-example-one = /digest
digest-example-two = /digest 本频道 周一 09:00
digest-example-three = /digest 周 2026-W47

digest-title = 协作周报 · { $team } · { $week }
digest-summary = { $team }协作周报：{ $level }
digest-preview = 这是预览，仅您可见，不会发布也不会保存。评价以最近一次汇总为准，下次汇总与下一期协作周报同时进行
digest-empty = { $team }近况平静：近四周评价不足 { $most } 人，没有对外交接，也没有可讲述的点赞。评价满 { $most } 人才展示

digest-level = 层次 { $value }（最高 5），{ $words } · { $people }
digest-level-between = 介于“{ $lower }”与“{ $higher }”之间
digest-level-1 = 未到位
digest-level-2 = 勉强够用
digest-level-3 = 符合期望
digest-level-4 = 超出期望
digest-level-5 = 意料之外
digest-people = { $band } 人
digest-people-more = { $least } 人以上
digest-level-hidden = 层次满 { $most } 人才展示，近四周评价人数不足
digest-earlier = 沿用{ $day }汇总的数字：{ $names }。此后评价的不足 { $most } 人，待人数足够再汇总
digest-field-level = 层次
digest-how = 统计{ $first }至{ $last }其他团队在交接后或受邀作出的评价。满 { $most } 人汇总一次，每人只计一次，不足不展示，人数只显示区间。不用于绩效考核

digest-dimensions = 五个维度
digest-dimensions-mean = 均值（1 至 5）
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

digest-level-high = 层次 4 及以上，大家看法一致，超出期望 · { $people }
digest-level-low = 层次 2 及以下，大家看法一致，勉强够用或未到位 · { $people }
digest-level-plain = 层次 { $value }（最高 5），{ $words } · { $people } · 四周简单平均
digest-dimensions-plain = 简单平均（1 至 5）
digest-range = 可能的范围
digest-spread = { $low } 至 { $high }
digest-change = 与前四周相比
digest-clear-up = 明显上升
digest-likely-up = 可能上升
digest-no-clear-change = 变化不明显
digest-likely-down = 可能下降
digest-clear-down = 明显下降
digest-no-comparison = 暂无可比数据
digest-response = 回应率
digest-response-about = 约 { $percent }%
digest-response-low = 回应率低，约 { $percent }%
digest-delighted = 感到愉悦
digest-failed = 服务未到位
digest-percent = 约 { $percent }%
digest-index = 服务质量指数
digest-index-value = { $value }（满分 100，50 为符合期望）
digest-unusual-above = 层次高于本团队的平常水平（{ $usual }）。不妨想想哪里做得好，把它保持下去
digest-unusual-below = 层次低于本团队的平常水平（{ $usual }）。不妨问问最近有什么变化
digest-dimension = { $value }（{ $spread }）· { $people } · { $change }
digest-dimension-alone = { $value }（{ $spread }）· { $people }
digest-dimension-high = 4 及以上，看法一致 · { $people }
digest-dimension-low = 2 及以下，看法一致 · { $people }
digest-improve = 最先改进：{ $dimension }
digest-improve-further = 各维度均未低于期望，提升空间最大的是：{ $dimension }
digest-try-reliability = 可以试试：写下一句内部客户可以信赖的承诺，带上日期，每周一起回看
digest-try-responsiveness = 可以试试：每天指定一位同事回应新订货，哪怕只先给一个日期。/handoff 列表 可查看待回应的交接
digest-try-assurance = 可以试试：每次交付时说明核对了什么、没有核对什么、有疑问找谁
digest-try-empathy = 可以试试：下次接到订货先问三件事：用来做什么、怎样最方便使用、最担心什么
digest-try-tangibles = 可以试试：每次订货都写明“怎样算完成”，并按约定的形式交付
digest-chart = 历次汇总的层次
digest-chart-level = 层次（1 至 5）
digest-chart-day = { $day }
digest-chart-usual = 本团队的平常范围：{ $usual }，在此之内的起伏不说明问题
digest-chart-provisional = 目前的平常范围：{ $usual }。满十二次汇总后，Baton 才会指出异常
digest-more = 查看更多
digest-explain = 如何计算
digest-more-title = 协作周报详情 · { $team } · { $week }
digest-more-table = 全部项目
digest-column-field = 项目
digest-column-plain = 简单平均
digest-column-score = 百分制
digest-column-change = 变化
digest-number = { $value }
digest-none = –
digest-band-high = 4 及以上
digest-band-low = 2 及以下
digest-shares = 人数占比
digest-share-between = { $share }（{ $low }% 至 { $high }%）
digest-percent-under = 不足 { $percent }%
digest-field-level-alone = 层次
digest-bars = 各层次占比（{ $day }汇总）
digest-bar-level = { $level } { $words }
digest-bar-levels = { $low } 至 { $high }
digest-bounds = 如果未回应的人都给最低分或最高分，简单平均将是 { $low } 或 { $high }
digest-more-note = 简单平均未按人数多少作调整。占比满十人才展示，以 5% 为一档。所有数字都来自至少 { $most } 人
digest-explain-title = 计算方式 · { $week }
digest-explain-epochs = 评价按项目积累，到每周截止时满 { $most } 人才汇总，不足则继续等待，每次汇总每人只计一次。这里的数字由截至{ $last }四周内的各次汇总相加而成，从不统计更小的范围，因此对比任何两期都推不出某个人的评价
digest-explain-band = 大家的评价几乎一致，写出确切数字就等于写出每个人的评价，所以只说明在哪一半
digest-explain-alone = 有结果的团队太少，无从比较，因此直接采用简单平均。同一团队内各人相差约 { $sd } 分，{ $people }由此得出上面的范围
digest-explain-shrunk = { $people }的简单平均为 { $plain }，全部 { $teams } 个团队的均值为 { $company }。人少时容易受偶然影响，因此所示数字约 { $percent }% 来自本团队的评价，其余参照全部团队，得 { $shown }。同一团队内各人相差约 { $sd } 分，团队之间相差约 { $tau } 分
digest-explain-change = 此前 { $before }，现在 { $now }。人少时波动大，因此变化按 { $shift } 计，确为上升的概率为 { $percent }%，即{ $verdict }。达到 90% 称为可能，达到 97.5% 且在本周所有变化中依然突出才称为明显。真实变化一般约 { $prior } 分
digest-explain-no-change = 本四周与前四周都有汇总时，才说明变化
digest-explain-index = 指数按该团队内部客户在{ $quarter }所给的权重计算：{ $weights }。50 为符合期望
digest-explain-index-even = 在足够多的内部客户说明看重什么之前，指数按五个维度同等计算：{ $weights }。50 为符合期望
digest-weight = { $name } { $percent }%
digest-explain-chart = { $charts ->
    [0] 尚无团队满十二次汇总，因此不判断异常
   *[other] 共观察 { $charts } 个团队。移动平均偏离超过 { $width } 个标准误，或单次偏离超过 { $point } 个，才算异常；全部团队合计约半年误报一次
}
digest-explain-rule = 规则{ $rule }。本页数字不再改变
digest-explain-plain = 这一期的数字是当时展示的四周简单平均
digest-answer = 我们的改进
digest-ties = 近四周与其他团队的往来
digest-restart = 重新开始图表
digest-restart-title = 重新开始
digest-restart-submit = 开始
digest-restart-intro = 从哪一天起{ $team }的平常水平不同了？此后的十二次汇总将说明新的平常水平
digest-restart-day = 开始日期
digest-restart-reason = 原因
digest-restart-hint = 例如：11 月 2 日起换了新的系统。原因会保存在审计日志中
digest-restart-why = 请说明原因，至少 { $least } 个字
digest-restart-future = 请选择今天或更早的日期
digest-restarted = { $team }的图表从{ $day }开始，已发布的协作周报保持不变
