# 报告的用语。账户中的名称和检查套件的文字会原样填入。

# 格式，显示在 `--help` 中。
format-terminal = 供人阅读的文本
format-json = 一个 JSON 对象，供程序使用
format-junit = JUnit XML，供流水线使用
format-csv = 每名学员一行，供电子表格和学习平台使用
format-canvas = 班级成绩，供 Canvas 成绩簿导入
format-moodle = 班级成绩（百分比），供 Moodle 成绩册导入
format-html = 一个不含脚本的网页，可分发或打印
format-markdown = Markdown，长度适合 GitHub 步骤摘要
format-github = GitHub Actions 运行的注释
format-gradescope = 单个账户的 results.json，供 Gradescope 使用

# 结果。首字各不相同，便于快速浏览。
outcome-passed = 通过
outcome-failed = 失败
outcome-pending = 进行中
outcome-blocked = 受阻
outcome-unknown = 未知
outcome-not-started = 未开始
outcome-not-done = 未完成
count-passed = { $count } 项通过
count-failed = { $count } 项失败
count-pending = { $count } 项进行中
count-blocked = { $count } 项受阻
count-unknown = { $count } 项未知
count-ideas = { $count ->
   *[other] 还有 { $count } 个建议未采用
}
count-not-started = { $count } 项未开始

# 检查了什么，以什么身份检查。
report-account = 账户
report-caller = 登录身份
report-checked = 检查时间
report-checked-at = { $seconds ->
    [0] { $time }
   *[other] { $time }，用时 { $seconds } 秒
}
report-not-graded = 无法检查

# 检查项各行的标签。
report-found = 现状
report-expected = 预期
report-looked-at = 检查对象
report-cause = 原因
report-waits-for = 等待
report-missing = 缺少
report-fix = 修复
report-note = 说明
report-advice = 建议
report-page = 页面
report-more-about = 更多
report-run = 或在 AWS CloudShell 中：
report-plan-all = 之后全部通过。
report-plan-none = 没有：全部通过。
report-plan-left = 然后请再次检查，届时才能确定以下各项是否通过：{ $titles }
report-plan-again = 然后请再次检查。
report-plan-by-hand = 需按照实验页面手动完成：
report-plan-first = 请先手动完成：{ $what } 然后：
report-plan-green = 之后通过：{ $titles }
report-plan = 剩余的工作：
report-console = 控制台

report-missing-actions = { $actions } 权限
report-quoted = “{ $title }”
report-list = { $names }
report-more = 另外 { $count } 项
report-step-with-advice = { $title }（{ $count } 项有建议）
report-checks = { $count ->
   *[other] { $count } 项检查
}
report-checks-wait-for = { $count ->
   *[other] { $count } 项检查，需先解决：{ $blockers }
}

# 报告末尾。
report-score = 得分
report-score-of = { $points } 分（满分 { $max } 分）
report-score-and-pages = { $score }，已完成 { $done } / { $total } 个页面
report-with-bonus = { $text }，附加分 { $points } 分（满分 { $max } 分）
report-bonus = 附加分 { $points } 分（满分 { $max } 分）
report-way-other = 其他方式，未评分：{ $title }
report-result = 结果
report-result-of = { $verdict }：{ $counts }
verdict-passed = 全部完成
verdict-optional = 这些都是可选项
verdict-failed = 尚未完成
verdict-pending = 没有错误，但部分内容还需等待几分钟
verdict-unknown = 未发现错误，但部分内容无法读取
verdict-blocked = 尚无可检查的内容
report-after-that = 之后：
report-next = 下一步
report-explains = { $count ->
   *[other] 另有 { $count } 项检查依赖于此
}

# 班级。
report-attendee = 学员
report-check = 检查项
report-overview = 概览
teaching-first = 每名学员首先需要修复的问题：
teaching-groups = 共同的根本原因
teaching-of = { $total } 人中有 { $count } 人
teaching-checks = 学员最常卡住的地方
teaching-counts = { $title }：{ $failed } 人失败，{ $left } 人未完成，{ $blocked } 人受阻，{ $passed } 人通过
teaching-unread = 无法检查的学员
teaching-unknown = 未知：有内容无法读取

# 格式容纳不下时。
markdown-left-out = { $count ->
   *[other] 为避免页面过长，此处省略了 { $count } 名学员。
}
github-left-out = { $count ->
   *[other] 另有 { $count } 条消息未显示：GitHub 每类只显示十条。请查看其他格式的报告。
}
github-not-done = { $count ->
   *[other] { $count } 名学员没有出错，但尚未完成：{ $names }
}

# 读取账户时的进度；$done 和 $total 是数字。
progress-calls = API 调用 { $done } / { $total }

# --wait 等待时：等待什么，何时再次检查。
wait-for = 正在等待：{ $what }
wait-next = { $seconds ->
   *[other] { $seconds } 秒后再次检查
}；按 Ctrl-C 结束等待

# --watch 的实时视图。结果使用上面的用语。
watch-done = 已完成：{ $title }
watch-broken = 出现问题：{ $title }，现为“{ $outcome }”
watch-changed = 有变化：{ $title }，由“{ $before }”变为“{ $outcome }”
watch-next = { $seconds ->
   *[other] 约 { $seconds } 秒后再次检查
}。按 Ctrl-C 结束。
watch-all-done = 所有检查均已通过。监视到此结束。

# 为班级评分时的进度；$done 和 $total 是数字。
progress-class = 学员 { $done } / { $total }
progress-unread = { $count } 名学员无法检查
progress-grading = 正在评分：{ $names }
progress-graded = { $name }：{ $points } 分（满分 { $max } 分），{ $verdict }
progress-not-graded = { $name }：{ $reason }
progress-stopping = { $count ->
    [0] 正在停止
   *[other] 再完成 { $count } 个账户后停止；再次按 Ctrl-C 可立即停止
}
report-changes = { $count ->
   *[other] 请进行以下 { $count } 项更改：
}
report-changes-more = 还有 { $count } 项：--report html=report.html 会全部列出
report-run-first = 下一项修复（在 AWS CloudShell 中运行）：
report-cost = 费用
report-costs = 剩余资源每天{ $amount }
report-costs-at-least = 剩余资源每天至少 { $amount }
