handoff-about = 向同事订货，直到拿到为止
handoff-grammar = /handoff @负责人 内容 [日期前] 向一位同事订货；不带内容则打开表单
handoff-grammar-dates = 日期可写作 周五前、下周三之前、明天前、11月27日前、2026-11-27前、3天内
handoff-grammar-more = /handoff 列表 查看您要交付的和您订的货，/handoff 查看 12 看其中一项，/handoff 取消 12 原因 取消您订的货
handoff-example-one = /handoff @李娜 十一月工资导出表 周五前
handoff-example-two = /handoff @王芳 签好字的合同扫描件 11月27日前

handoff-title = #{ $number } { $what }
handoff-about-this = 订货 #{ $number }：
handoff-head = { $receiver }需要{ $owner }提供
handoff-head-title = 订货 #{ $number }

handoff-kind-information = 信息：需要了解的内容
handoff-kind-resource = 资源：需要拿到的东西
handoff-kind-support = 支持：需要同事的帮助
handoff-state-ordered = 已订货
handoff-state-accepted = 已接受
handoff-state-delivered = 已交付
handoff-state-received = 已验收
handoff-state-declined = 已婉拒
handoff-state-returned = 已退回
handoff-state-cancelled = 已取消
handoff-stands = 这项订货目前{ $state }

handoff-fact-state = 状态
handoff-fact-due = 期限
handoff-fact-done = 完成标准
handoff-fact-kind = 类型
handoff-fact-need = 需要
handoff-fact-request = 要求
handoff-fact-want = 欲望
handoff-fact-demand = 需求
handoff-fact-returns = 退回
handoff-fact-note = 说明
handoff-fact-reason = 原因
handoff-fact-question = 问题
handoff-fact-your-question = 您的问题
handoff-fact-your-answer = 您的回答
handoff-times = { $count } 次
handoff-no-day = 未约定日期
handoff-day = { $day }
handoff-due = { $day }前
handoff-overdue = 已逾期，应于{ $day }交付
handoff-due-today = 今天到期
handoff-due-tomorrow = 明天到期

handoff-placed = 订货 #{ $number } 已送达{ $owner }，对方回复后会通知您
handoff-done-unsaid-receiver = 您还没有写明完成标准，如果内容里看不出来，对方可能会来询问
handoff-from-whom = 您需要谁提供？请以名字开头：/handoff @同事 内容 周五前
handoff-what-missing = 您需要什么？请写在名字后面：/handoff @同事 内容 周五前
handoff-done-missing = 请写明完成标准：双方怎样知道事情办好了？
handoff-one-owner = 请在{ $people }中选一位。一件事归几个人，每个人都可能以为别人在做，所以一项订货只有一位负责人
handoff-not-a-team = { $team }是一个团队，订货需要一位负责人。请选其中一位，对方仍可与同事分工
handoff-not-a-group = { $name }代表很多人，订货需要一位负责人。请选其中一位，对方仍可与同事分工
handoff-not-oneself = 订货要向别人订，请选您需要的那位同事
handoff-cannot-own = { $people }无法接受订货：机器人、访客和已停用的账号不参与，请选其他同事
handoff-guests-cannot-order = 访客和机器人不能在这里订货
handoff-too-long = 内容有 { $length } 字，请控制在 { $most } 字以内
handoff-due-past = { $day }已经过去，请写今天或以后的日期；若指明年，请写上年份
handoff-due-far = 这一天在两年之后，请写近一些的日期，可以先订其中一部分
date-impossible = 没有{ $words }这一天，请写作 2026-11-27、11月27日或周五

handoff-order-title = 订货
handoff-order-submit = 订货
handoff-order-owner = 您需要谁提供？
handoff-order-owner-hint = 只选一位，让大家都知道由谁负责
handoff-order-what = 您需要什么？
handoff-order-what-example = 十一月工资导出表，CSV 文件
handoff-order-due = 哪一天之前？
handoff-order-done = 怎样算完成？
handoff-order-done-hint = 双方怎样知道已经到位，而且可以直接使用？
handoff-order-done-example = 合计与总账一致，文件无需修改即可导入
handoff-order-kind = 属于哪一类服务？
handoff-order-need = 需要：用来做什么？
handoff-order-need-hint = 要实现什么；负责人也许知道更好的办法
handoff-order-request = 要求：最少要有什么？
handoff-order-request-hint = 缺了就无法使用的那几点
handoff-order-want = 欲望：最好还有什么？
handoff-order-want-hint = 顺手能做就好，不是条件
handoff-order-demand = 需求：真正会使用、愿意投入的是什么？
handoff-order-demand-hint = 明天就能用上，并且有时间或预算去用的部分

handoff-button-accept = 接受
handoff-button-ask = 询问
handoff-button-answer = 回答
handoff-button-decline = 婉拒
handoff-button-deliver = 交付
handoff-button-deliver-number = 交付 #{ $number }
handoff-button-receive = 验收
handoff-button-return = 退回
handoff-button-cancel = 取消订货
handoff-link-source = 查看来源消息
handoff-link-delivered = 打开交付内容
handoff-cancel-title = 取消这项订货？
handoff-cancel-text = 订货 #{ $number } 将就此结束，负责人会知道您不再需要
handoff-cancel-yes = 取消订货
handoff-cancel-no = 保留

handoff-ask-title = 询问
handoff-ask-submit = 发送
handoff-ask-words = 您想了解什么？
handoff-ask-words-hint = 对方的回答会发到这里
handoff-answer-title = 回答
handoff-answer-submit = 发送
handoff-answer-words = 您的回答
handoff-answer-words-hint = 将发给负责人
handoff-decline-title = 婉拒订货
handoff-decline-submit = 婉拒
handoff-decline-words = 为什么无法接受？
handoff-decline-words-hint = 对方会看到。如果知道，请写明谁可以，或您何时可以
handoff-deliver-title = 交付
handoff-deliver-submit = 交付
handoff-deliver-note = 对方需要知道什么？
handoff-deliver-note-hint = 放在哪里，包含什么，不包含什么
handoff-deliver-link = 链接
handoff-deliver-link-example = https://
handoff-return-title = 退回
handoff-return-submit = 退回
handoff-return-words = 还缺什么？
handoff-return-words-hint = 请写得具体、客气：负责人将据此重新交付

handoff-question-missing = 您想问什么？请写一两句话
handoff-answer-missing = 请写下回答，哪怕是“暂时还不清楚”
handoff-reason-missing = 请用一句话说明原因，让同事知道下一步怎么做
handoff-bad-link = 链接应以 https:// 或 http:// 开头，中间没有空格；其他内容请写在说明里

handoff-said-accept = 您已接受订货 #{ $number }，准备好后请按“交付”
handoff-said-ask = 关于订货 #{ $number } 的问题已发出，回答会发到这里
handoff-said-answer = 关于订货 #{ $number } 的回答已发出
handoff-said-decline = 您已婉拒订货 #{ $number }，对方会看到原因
handoff-said-deliver = 已交付，订货 #{ $number } 已到对方手中
handoff-said-receive = 您已验收订货 #{ $number }，谢谢
handoff-said-return = 订货 #{ $number } 已连同原因退回
handoff-said-cancel = 订货 #{ $number } 已取消，负责人已知悉
handoff-already-accept = 您已经接受过订货 #{ $number }，暂时无需再做什么
handoff-already-ask = 您已经问过这个问题（订货 #{ $number }），对方还没有回答
handoff-already-answer = 订货 #{ $number } 的这个问题已经回答过了
handoff-already-decline = 您已经婉拒过订货 #{ $number }
handoff-already-deliver = 您已经交付过订货 #{ $number }，现在由对方查看
handoff-already-receive = 您已经验收过订货 #{ $number }
handoff-already-return = 您已经退回过订货 #{ $number }，负责人正在处理
handoff-already-cancel = 订货 #{ $number } 已经取消

handoff-only-owner = 只有订货 #{ $number } 的负责人可以这样做
handoff-only-receiver = 只有订货 #{ $number } 的订货人可以这样做
handoff-moved-on = 订货 #{ $number } 目前{ $state }，没有改动任何内容。查看详情：/handoff show { $number }
handoff-newer-delivery = 订货 #{ $number } 有新的交付，请先查看新的那一次；没有改动任何内容
handoff-gone = 这项订货已不存在，请用 /handoff list 查看您的订货
handoff-not-found = 您没有编号为 #{ $number } 的订货，请用 /handoff list 查看
handoff-which-number = 是哪一项？请加上编号，例如 /handoff show 12；编号见 /handoff list

handoff-told-owner = { $receiver }向您订货：#{ $number }
handoff-done-unsaid-owner = 对方没有写明完成标准，需要了解请按“询问”
handoff-owner-stands-accepted = 您已接受，准备好后请按“交付”
handoff-owner-stands-delivered = 您已交付，{ $person }正在查看
handoff-owner-stands-received = { $person }已验收，这项订货已完成
handoff-owner-stands-declined = 您已婉拒，这项订货已结束
handoff-owner-stands-returned = { $person }已退回，准备好后请重新交付
handoff-owner-stands-cancelled = { $person }已取消，您无需再做什么
handoff-told-returned = { $receiver }退回了订货 #{ $number }
handoff-told-answered = { $receiver }回答了您关于订货 #{ $number } 的问题
handoff-told-cancelled = { $receiver }不再需要订货 #{ $number }
handoff-after-cancel = 已取消，您无需再做什么

handoff-told-receiver = { $owner }接受了您的订货 #{ $number }
handoff-receiver-stands-accepted = { $person }正在办理
handoff-receiver-stands-delivered = { $person }已交付，请看交付消息
handoff-receiver-stands-received = 您已验收，这项订货已完成
handoff-receiver-stands-declined = { $person }后来婉拒了
handoff-receiver-stands-returned = 您已退回，{ $person }会重新交付
handoff-receiver-stands-cancelled = 您已取消
handoff-told-delivered = { $owner }交付了您的订货 #{ $number }
handoff-you-returned = 您退回了这次交付：
handoff-you-received = 您已验收
handoff-told-asked = { $owner }对您的订货 #{ $number } 有一个问题
handoff-told-declined = { $owner }无法接受您的订货 #{ $number }
handoff-after-decline = 这项订货已结束，您可以用 /handoff 向其他同事订货
handoff-told-unreached = Baton 无法把订货 #{ $number } 送达{ $owner }，请您直接告诉对方

handoff-list-title = 交接
handoff-list-empty = 目前没有订货，也没有要交付的。需要同事提供什么？/handoff @同事 内容 周五前
handoff-list-owner = { $count ->
    [0] 没有人向您订货
   *[other] 向您订的货
}
handoff-list-receiver = { $count ->
    [0] 您没有订货
   *[other] 您订的货
}
handoff-list-more = 另有 { $count } 项未显示
handoff-list-note = 用 /handoff show 加编号查看其中一项
handoff-row-owner = #{ $number } { $what } · { $person }订 · { $stage } · { $due }
handoff-row-owner-closed = #{ $number } { $what } · { $person }订 · { $stage }
handoff-row-receiver = #{ $number } { $what } · { $person }负责 · { $stage } · { $due }
handoff-row-receiver-closed = #{ $number } { $what } · { $person }负责 · { $stage }
handoff-owner-waits-ordered = 等您回复
handoff-owner-waits-accepted = 等您交付
handoff-owner-waits-returned = 已退回，等您重新交付
handoff-owner-waits-delivered = 已交付，等{ $person }验收
handoff-receiver-waits-ordered = 等{ $person }回复
handoff-receiver-waits-accepted = 等{ $person }交付
handoff-receiver-waits-returned = 已退回，等{ $person }重新交付
handoff-receiver-waits-delivered = 已交付，等您验收

handoff-history = 经过
handoff-history-order = { $at } { $person }订货
handoff-history-accept = { $at } { $person }接受
handoff-history-ask = { $at } { $person }询问
handoff-history-answer = { $at } { $person }回答
handoff-history-decline = { $at } { $person }婉拒
handoff-history-deliver = { $at } { $person }交付
handoff-history-receive = { $at } { $person }验收
handoff-history-return = { $at } { $person }退回
handoff-history-cancel = { $at } { $person }取消

handoff-reminder = 您有 { $count } 项订货临近期限
handoff-reminder-row = #{ $number } { $what } · { $person }订 · { $due }
handoff-reminder-why = 您负责的订货到期前后的工作日会有这样一条提醒，每天最多一条；/baton reminders off 可停止
