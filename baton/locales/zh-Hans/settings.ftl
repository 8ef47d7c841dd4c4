settings-title = 工作区设置
settings-note = 这里的更改几秒内对所有人生效，并记入审计日志：/baton 审计
settings-change = 更改
settings-saved = 已保存，几秒内对所有人生效
settings-unchanged = 没有变化
settings-admins-only = 只有管理员可以更改对所有人生效的设置，输入 /baton 角色 可查看管理员是谁
