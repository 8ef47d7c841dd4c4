group-nobody = 除您之外，{ $group }里没有可以感谢的同事，请用 @ 写出要感谢的人
group-disabled = { $group }已停用，请用 @ 写出要感谢的人
group-ambiguous = 有两个群组都叫“{ $name }”，您指的是{ $groups }吗？
