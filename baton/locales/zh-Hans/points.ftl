points-title = 积分
points-grammar = /kudos 积分：查看您的积分和榜单；/kudos 积分 规则：了解积分如何产生
points-how = 积分规则
points-off = 本工作区未启用积分，点赞和评价照常使用
points-members-only = 积分供本工作区成员使用，访客不参与
points-what = /kudos 积分 查看您的积分，/kudos 积分 规则 了解积分如何产生；负责人可加“团队 退出”或“团队 参加”
points-season-name = { $year }年第{ $quarter }季度

points-this-week = 本周
points-week-of = { $points }（上限 { $most }）
points-this-season = { $season }赛季
points-week-full = 本周的 { $most } 分已满。感谢照常送达，积分下周一继续累计
points-kind-full = 本周以下积分已满：{ $kinds }。感谢照常送达，积分下周一继续累计
points-for-ratings = 本赛季积分中有{ $points }分来自评价，仅您可见；榜单、团队和协作周报都不计入，以免他人推断出评价来自谁
points-kind-kudos-received = 收到点赞
points-kind-kudos-given = 送出点赞
points-kind-rated = 评价交接
points-kind-action-closed = 按时完成计划中的结果
points-kind-retro-held = 参加复盘
points-kind-nudge-answered = 回答培训问题

points-board = 近期积分榜
points-board-note = 四周前的积分减半计算，只显示前十名，这里的名字不会提醒任何人
points-teams = 本赛季团队人均积分
points-most-improved = 与自己上赛季相比进步最大：{ $team }，提高{ $points }

points-rule = 每次{ $base }分，每周最多{ $week }分
points-rule-day = 每次{ $base }分，每天最多{ $day }分，每周最多{ $week }分
points-rule-never-scores = 评价无论高低，积分相同；被评价不得分
points-rule-multipliers = 感谢其他团队的同事按 1.5 倍计算。四周内再次感谢同一位同事，依次减为一半、四分之一，之后不计。三天内的回赞减半
points-rule-week = 每周积分合计最多 { $most } 分
points-rule-time = 近期积分榜每四周减半，只显示前 { $most } 名。每个季度为一个赛季，大家都从零开始
points-rule-teams = 团队按人均积分计算，每人最多计 { $most } 分，并略向全员均值靠拢，避免人数多少左右结果。不足 { $least } 人的团队不参加
points-rule-alone = 私下的点赞不计积分，评价所得积分仅您自己可见。撤回点赞，积分也随之撤回
points-rule-leave = 如果您退出榜单，积分仍归您查看，并继续计入团队。负责人可输入 /kudos 积分 团队 退出 让团队不参加

points-team-off = { $team }不再参加团队积分赛。输入 /kudos 积分 团队 参加 可重新参加
points-team-off-already = { $team }本来就没有参加。输入 /kudos 积分 团队 参加 可参加
points-team-on = { $team }已参加团队积分赛
points-team-on-already = { $team }已在参加
points-team-leads-only = 团队是否参加由负责人决定，您目前不是任何团队的负责人
points-team-size = 参加的团队至少要有 { $least } 人；门槛若高于 { $most } 人，几乎没有团队能参加。请在两者之间选择

points-digest = 本赛季
points-digest-score = { $season }至今，团队人均积分{ $points }
points-digest-place = { $place ->
    [1] { $season }至今，团队人均积分{ $points }，居各团队之首
    [2] { $season }至今，团队人均积分{ $points }，在各团队中位列第二
   *[3] { $season }至今，团队人均积分{ $points }，在各团队中位列第三
}
points-digest-improved = 比自己上赛季全季高{ $points }
points-digest-most-improved = 与各自上赛季相比，进步最大的正是本团队
points-ended = { $season }赛季已结束，团队第一：{ $first }
points-ended-improved = { $season }赛季已结束，团队第一：{ $first }；进步最大：{ $improved }
points-ended-both = { $season }赛季已结束，团队第一，也是进步最大：{ $first }

points-season-over = { $season }赛季已结束
points-season-thanks = 感谢各位：每一分积分，都是有人伸出援手，又有人看在眼里
points-season-people = 收到和送出感谢最多的三位
points-season-teams = 团队人均积分
points-season-next = { $season }赛季已开始，大家都从零开始。输入 /kudos 积分 规则 可了解积分如何产生
points-channel-told = { $admin }选定了本频道：今后每个赛季的结果会在这里公布，每季度一次
points-channel-failed = Baton 无法在{ $channel }发消息，而赛季结果应在那里公布。请在该频道输入 /invite @Baton，或在 /baton 设置 里另选频道
points-unposted = { $season }赛季已结束，但 Baton 无法在您选定的频道公布。请用 /invite 邀请 Baton，或在 /baton 设置 中另选频道。结果可在协作周报和主页查看

points-rings-title = 点赞的小圈子
points-rings-about = 近 { $days } 天，下列同事的点赞大多在彼此之间。这也许只是一个紧密合作的团队，并非指责，请您看一看
points-ring = { $people }：彼此点赞{ $inside }次，占与其有关的全部点赞的{ $percent }%
points-ring-fine = 没有问题
points-ring-keep = 继续暂停
points-ring-decided-fine = 彼此点赞恢复计分，由{ $admin }决定
points-ring-decided-kept = 彼此点赞四周内不计积分，由{ $admin }决定
points-ring-decided-already = 这件事已有决定
points-ring-yours = 您也在这个圈子里，请由其他管理员决定；可用 /baton 角色 授予管理员
points-rings-why = 在作出决定之前，彼此点赞照常送达，但不计积分。只有管理员收到此消息，可在 /baton 设置 的工作区设置中关闭
points-rings-why-decided = 只有管理员收到此消息，可在 /baton 设置 的工作区设置中关闭
points-ring-told-open = 您和{ $people }最近互相点赞较多。点赞照常送达，只是在管理员看过之前暂不计积分
points-ring-told-kept = 您和{ $people }之间的点赞照常送达，{ $until }之前不计积分；与其他同事的点赞照常计分
points-ring-told-fine = 管理员已看过，您和{ $people }之间的点赞恢复计分
points-ring-told-why = 此消息只发一次，除管理员和上述同事外无人知晓，也不会对您有任何不利。输入 /kudos 积分 规则 可了解积分如何产生

points-concentrated = 近 { $days } 天，一半的点赞集中在 { $half } 人身上；全员 { $members } 人中，有 { $unthanked } 人没有收到点赞
points-concentrated-what = 也许有些工作不容易被看见。不妨问问各团队负责人，谁的帮助还没有人感谢
points-concentrated-why = 只有管理员收到此消息，每月最多一次，可在 /baton 设置 的工作区设置中关闭

points-settings-about = 积分：是否启用，榜单，团队积分赛，以及点赞小圈子的提示
points-settings-on = 积分
points-settings-on-tick = 点赞和评价计积分
points-settings-boards = 榜单
points-settings-boards-tick = 显示个人和团队榜单
points-settings-rings = 小圈子
points-settings-rings-tick = 向管理员提示小圈子，以及点赞只集中于少数人的情况
points-settings-team = 参加积分赛的最小团队人数
points-settings-team-hint = 至少三人，以免从团队积分推知个人积分
points-settings-channel = 赛季结束
points-settings-channel-hint = 公布结果的频道，请邀请 Baton 加入；不选则只在协作周报和主页告知
points-settings-told = 所选频道会立即收到通知。如果 Baton 无法在那里发消息，您会收到提示
