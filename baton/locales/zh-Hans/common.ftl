# 各处通用
something-went-wrong = 我们这边出了问题，没有改动任何内容。如再次出现，请把编号告诉管理员：{ $incident }
done-but-not-shown = 已经办好，但结果未能显示。如再次出现，请把编号告诉管理员：{ $incident }
not-answered-here = Baton 不处理这项请求，输入 /baton help 可查看全部功能
you-typed = 您输入的是：
button-gone = 这个按钮属于旧消息，已不再有效，请直接输入命令
name-unknown = 这里找不到{ $name }，请在输入 @ 后的列表中选择
name-is-many = { $name }代表很多人，请用 @ 逐一写出要找的同事
name-ambiguous = { $name }可能是{ $people }，您指的是哪一位？
already-done = 已经办好了
not-installed = 此工作区尚未配置好 Baton，管理员可运行 baton doctor 查看缺少什么
form-did-not-open = 表单暂时打不开，请再试一次
baton = Baton
close = 关闭
cancel = 取消
more-not-shown = 还有 { $count } 项，此处放不下
nothing-to-choose = 目前还没有可选项
