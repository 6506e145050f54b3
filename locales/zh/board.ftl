# 在浏览器中查看的班级实时看板。

# 代替结果显示的内容。
board-not-yet = 尚未检查
board-seen = 检查时间：{ $time }
board-as-of = 截至 { $time }
board-trouble = 最近一次检查失败：{ $reason }

# 本轮检查的进度；$done 和 $total 是数字。
board-looking = 本轮已检查 { $done } / { $total } 人
board-round-ended = 已于 { $time } 检查完所有人。下一轮将于 { $next } 开始。
board-progress = 本轮进度
board-unsaved = 目前无法保存结果。最新的结果仅显示在此页面上；程序会继续尝试保存。

# 全班的数据。
board-figures = 班级数据
board-of = { $count } / { $total } 人
board-finished = 已完成
board-average = 平均得分率
board-percent = { $percent }%
board-recent = 最近一小时新通过
board-legend = 图例

# 最近一小时内变为通过的检查项。
board-news = 刚刚通过
board-no-news = 最近一小时内没有新通过的检查项。
board-turned-more = { $title }，{ $count ->
   *[other] 另有 { $count } 项检查
}
board-nobody-stuck = 没有人遇到困难。
board-failed-looks = 最近一次检查失败

# 单名学员。
board-back = 所有学员
board-neighbours = 其他学员
board-previous = 上一名：{ $name }
board-next = 下一名：{ $name }
board-causes = 首先需要修复的问题
board-steps = 各页面的结果

# Requests for help of attendees; $time is a time of day.
board-help = 需要帮助
board-help-done = 已处理
board-manual = 需要您确认
board-manual-confirm = 确认
board-manual-take-back = 撤回
board-manual-later = 从下一次检查起生效。
board-since = 自 { $time } 起

# The views of the class. The one for everybody in the room has made-up names such as "brave-otter" ($name).
board-views = 视图
board-room = 不含姓名
board-projector = 投影仪
board-with-names = 显示姓名
board-to-room = 查看不含姓名的班级视图
board-alias = 供所有人查看的名称：{ $name }
board-pages-done = 已完成 { $done } 页，共 { $total } 页

# The list of attendees: what is searched, shown and in which order; $from, $to and $total are numbers.
board-search = 搜索
board-sort = 排序
board-sort-roster = 按名单顺序
board-sort-need = 最需要我的人优先
board-show = 显示
board-at = 第一个未完成的页面
board-any-page = 任意页面
board-go = 应用
board-range = 第 { $from }–{ $to } 位，共 { $total } 位
board-pages = 列表分页
board-earlier = 上一页
board-later = 下一页
board-nobody = 没有符合条件的人。
board-last-progress = 最近进展
board-download = 下载：

# The class as a whole, and the history of one attendee; $values are percentages with labels, $titles are titles of checks.
board-funnel = 每个人的当前页面
board-over-time = 进度变化
board-plot = 从 { $from } 到 { $to }。最终：{ $values }。
board-history = 变化记录
board-titles = { $titles }

# What the terminal says when the board starts; $room is an address.
board-started = { $attendees ->
   *[other] { $attendees } 位学员
 }，每 { $seconds } 秒检查一次。供现场所有人查看（不含姓名）：{ $room }（按 Ctrl-C 结束）
board-started-submissions = { $attendees ->
   *[other] { $attendees } 位学员
 }，各自提交其账户。供现场所有人查看（不含姓名）：{ $room }（按 Ctrl-C 结束）
board-started-mixed = { $attendees ->
   *[other] { $attendees } 位学员
 }，其中 { $scanned } 位每 { $seconds } 秒检查一次，其余学员自行提交其账户。供现场所有人查看（不含姓名）：{ $room }（按 Ctrl-C 结束）
board-proxy = 假定 { $url } 是此面板前面的 TLS 代理；如果没有代理，地址为 { $plain }，并需加上 --allow-http。

# 连接，以及谁可以查看看板。
board-lost = 连接已断开：显示的内容可能已过时。正在重新连接……
board-without-script = 未启用脚本，此页面不会自动更新。请重新加载以查看最新内容。
board-login = 登录
board-token = 令牌
board-token-hint = 请向启动看板的人索取。
board-token-wrong = 令牌不正确。
board-wrong-host = 无法使用此主机名访问看板。请使用启动看板时指定的地址打开。
board-no-page = 此看板中没有该页面。

# 自行提交的学员
board-submitted = { $time } 提交
board-submission = 学员于 { $time } 提交。账户已证明，内容未证明。
board-only-submissions = 学员自行提交其账户。
