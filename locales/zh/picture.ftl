# 账户图示中的词语。

picture-visitors = 访问者
picture-internet = 互联网
picture-parameters = Parameter Store
picture-parameter = 参数
picture-nat = NAT 网关
picture-zone = 可用区
picture-tasks = { $desired } 个任务中有 { $running } 个正在运行
picture-public = 公有子网
picture-private = 私有子网
picture-title = 账户图示
picture-ways = 资源之间的路径
picture-summary = { $total } 条路径中有 { $open } 条畅通。
picture-open = 畅通
picture-broken = 中断
picture-waiting = 尚未就绪
picture-unclear = 未知
picture-missing = 尚未创建
format-svg = 单个账户的 SVG 图示：其资源及资源之间的路径
picture-way = { $from } 到 { $to }
picture-none = 此套件不跟踪流量，因此没有图示。
picture-hidden = 此处的提示仅限于页面。图示会显示问题所在。
