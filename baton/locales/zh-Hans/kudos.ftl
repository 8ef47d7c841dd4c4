kudos-about = 感谢帮过您的同事
kudos-grammar = /kudos @同事 [@同事…] 原因 [#价值]：在当前频道点赞，一次最多五人；不带内容则打开表单
kudos-grammar-more = /kudos 撤回：10 分钟内可以收回。#价值可写微笑、赞美、质疑、迅速响应、始终如一、设身处地、个性化服务
kudos-grammar-seen = /kudos 我的：查看收到和送出的点赞，可加 收到、送出 或要找的词；/kudos 榜单：看看谁被感谢，可加 本周、本月、本季度，以及 收到、送出、价值、团队
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
kudos-board-which = 想看哪个榜单？请输入 /kudos 榜单，可加 周、月、季度，以及 收到、送出、价值、团队
kudos-board-week = 近 7 天
kudos-board-month = 近 30 天
kudos-board-quarter = 近 91 天
kudos-board-receivers = 收到
kudos-board-givers = 送出
kudos-board-values = 体现的价值
kudos-board-teams = 团队收到
kudos-board-level-receivers = 另有 { $count } 人同样收到 { $each } 次
kudos-board-level-givers = 另有 { $count } 人同样送出 { $each } 次
kudos-board-level-values = 另有 { $count } 项价值次数相同
kudos-board-level-teams = 另有 { $count } 个团队同样收到 { $each } 次
kudos-board-joined = { $people } 人中有 { $count } 人送出或收到过点赞
kudos-board-note = 按被感谢的人次计算，榜单不会提醒任何人；不想上榜可输入 /baton 上榜 关闭
kudos-boards-off = 贵公司不显示点赞榜单，输入 /kudos 我的 可查看您收到和送出的点赞

kudos-mine-title = 我的点赞
kudos-mine-received = { $people }感谢了您，{ $day }
kudos-mine-received-privately = { $people }私下感谢了您，{ $day }
kudos-mine-given = 您感谢了{ $people }，{ $day }
kudos-mine-given-privately = 您私下感谢了{ $people }，{ $day }
kudos-mine-search = 原因、姓名或价值中包含“{ $word }”
kudos-mine-page = 共 { $total } 条，第 { $page } 页，共 { $pages } 页
kudos-mine-none-all = 您还没有收到或送出过点赞。这周谁帮过您？/kudos @同事 原因
kudos-mine-none-received = 您还没有收到过点赞
kudos-mine-none-given = 您还没有送出过点赞。这周谁帮过您？/kudos @同事 原因
kudos-mine-none-with = 您的点赞里，原因、姓名和价值都不含“{ $word }”
kudos-mine-search-shorter = 要找的词太长了，请控制在 { $most } 字以内
kudos-mine-newer = 较新
kudos-mine-older = 较早
kudos-mine-all = 我的全部点赞
kudos-mine-only-all = 全部
kudos-mine-only-received = 收到
kudos-mine-only-given = 送出
kudos-mine-file = 下载 CSV
kudos-file-coming = 文件稍后会以私信发给您
kudos-file-told = 您收到和送出的全部 { $count } 条点赞，包括私下的
kudos-file-failed = 您的点赞文件未能送达，请联系管理员：运行 baton deliveries --failed 可查看原因
kudos-file-when = 时间
kudos-file-direction = 送出或收到
kudos-file-giver = 点赞人
kudos-file-receivers = 被感谢的人
kudos-file-reason = 原因
kudos-file-value = 价值
kudos-file-private = 私下
kudos-file-joined = 附议人数
kudos-file-given = 送出
kudos-file-received = 收到
kudos-file-yes = 是
kudos-file-no = 否

kudos-form-title = 点赞
kudos-form-submit = 送出
kudos-form-about = 关于这条消息：
kudos-form-receivers = 您想感谢谁？
kudos-form-reason = 对方做了什么，带来了什么改变？
kudos-form-reason-hint = 至少 8 个汉字。好的点赞有四点：人（难得在哪里）、贡献（做了什么）、情境（什么时候，难在哪里）、影响（因此实现了什么）
kudos-form-reason-example = 李娜一向沉稳，周四发薪卡住时连夜修好导出程序，工资按时发放
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
kudos-say-more = 请再多写一点，至少 8 个汉字：对方做了什么，带来了什么改变？例如：周五加班核对，工资按时发放
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
