kudos-about = 感谢帮过您的同事
kudos-grammar = /kudos @同事 [@同事…] 原因 [#价值]：在当前频道点赞，一次最多五人；不带内容则打开表单
kudos-grammar-more = /kudos 撤回：10 分钟内可以收回；/kudos 榜单：近 30 天，也可写 /kudos 榜单 本周 或 本季度；/kudos 提名 @同事 因为……：提名 MVP。#价值可写微笑、赞美、质疑、迅速响应、始终如一、设身处地、个性化服务
kudos-example-one = /kudos @李娜 周五加班核对工资表，大家按时领到了工资
kudos-example-two = /kudos @王芳 @张伟 审计之前就找回了缺失的发票 #迅速响应

kudos-given = 已向{ $people }点赞。{ $left ->
    [0] 今天的点赞已全部送出
   *[other] 今天还可以点赞 { $left } 次
}
kudos-undo-hint = 想收回？10 分钟内输入 /kudos 撤回
kudos-undone = 已撤回，频道里的消息会收起，次数也退还给您
kudos-nothing-to-undo = 没有可以撤回的点赞：送出后 { $minutes } 分钟内可以撤回
kudos-post = { $giver }为{ $people }点赞
kudos-told = { $giver }为您点赞，同时感谢{ $people }
kudos-told-alone = { $giver }为您点赞
kudos-for-value = { $value }
kudos-joined = 还有 { $count } 人也想说声谢谢
kudos-me-too = 我也是
kudos-joined-already = 您已经附议过了，谢谢
kudos-unposted = 对方已收到您的点赞，但 Baton 无法在该频道发消息。请用 /invite 邀请 Baton 加入，之后的点赞就会显示在频道里

kudos-board-title = 近 { $days } 天点赞
kudos-board-empty = 近 { $days } 天还没有点赞。这周谁帮过您？/kudos @同事 原因
kudos-board-which = 想看哪个榜单？请输入 /kudos 榜单，或 /kudos 榜单 周、月、季度
kudos-board-receivers = 收到
kudos-board-givers = 送出
kudos-board-note = 按被感谢的人次计算，榜单不会提醒任何人

kudos-form-title = 点赞
kudos-form-submit = 送出
kudos-form-about = 关于这条消息：
kudos-form-receivers = 您想感谢谁？
kudos-form-reason = 对方做了什么，带来了什么改变？
kudos-form-reason-hint = 至少 8 个汉字：在什么情况下，做了什么，因此实现了什么
kudos-form-reason-example = 周四连夜修好导出程序，工资按时发放
kudos-form-value = 体现了哪一点？

kudos-value-smile = 微笑：让人愿意开口求助
kudos-value-praise = 赞美：看见别人的好
kudos-value-question = 质疑：问出了关键的问题
kudos-value-fast = 迅速响应
kudos-value-consistent = 始终如一
kudos-value-in-my-place = 设身处地
kudos-value-personal = 个性化服务

kudos-for-whom = 您想感谢谁？请以 @名字 开头：/kudos @同事 原因
kudos-why = 想感谢对方什么？请写在名字后面
kudos-say-more = 请再多写一点，至少 8 个汉字：对方做了什么，带来了什么改变？
kudos-too-long = 内容有 { $length } 字，请控制在 { $most } 字以内
kudos-not-oneself = 点赞是送给别人的，请感谢帮过您的同事
kudos-cannot-receive = { $people }无法接收点赞：机器人、访客和已停用的账号不参与
kudos-guests-cannot-give = 访客和机器人不能在这里点赞
kudos-too-many-receivers = 一次最多感谢 { $most } 人，让每个人都清楚是为了什么
kudos-allowance-used = 每天可点赞 { $allowance } 次，{ $left ->
    [0] 今天已全部送出，明天又有 { $allowance } 次
   *[other] 今天还剩 { $left } 次，这次需要 { $wanted } 次
}
kudos-gone = 这条点赞已被撤回
kudos-already-yours = 这条点赞里已经有您了
