# check 以外各命令的用语，以及命令无法运行时的提示。

list-total = 共 { $points } 分
list-total-and-bonus = 共 { $points } 分，另有附加分 { $bonus } 分

language-name = 简体中文
language-note = 注意：没有 { $asked } 的文本；使用{ $name } ({ $used })
language-note-suite = 注意：此套件没有 { $asked } 的文本；套件的文本以英文显示
region-warning = 注意：本实验适用的区域是 { $known }；您正在检查 { $region }
mark-column-missing = 注意：名单中没有“{ $mark }”列；是否指“{ $column }”？
confirmed-on-board = 注意：看板上的确认结果适用于{ $count ->
   *[other] { $count } 名学员
}
region-unknown = 注意：本程序不认识区域 { $region }；您是否要用 { $nearest }？
min-score-note = 注意：得分 { $points } 已达到 --min-score { $min }，因此通过；未通过的检查：{ $open } 项

explain-expected = 实验页面的要求
explain-why = 原因
explain-fix = 修复方法
explain-page = 页面
explain-needs = 依赖的检查项
explain-explains = 失败时会波及的检查项
explain-causes = AWS 和网站可能报告的症状，以及导致这些症状的检查项
explain-shows = 失败时在运行中可能出现的症状
explain-actions = IAM 操作
explain-actions-optional = 仅用于解释失败的 IAM 操作（不在策略中）
explain-points = 分值
explain-prices = 公开定价来源
explain-kind = 断言类型
explain-also = 其他套件也有同名的检查：{ $suites }。请用 --suite 指定其中之一。

session-no-credentials-hint = 请先登录：运行“aws sso login”或“aws configure”，或使用活动提供的凭证；可使用 --profile 指定配置文件
session-credentials-unusable-hint = 请检查配置文件，或重新登录（“aws login”、“aws sso login”）
session-expired-hint = 请重新登录（“aws login”、“aws sso login”），或从活动页面复制新的凭证
session-key-refused-hint = 请重新复制凭证，三行都要复制
session-signature-refused-hint = 请重新复制秘密访问密钥，并检查本机时钟
session-clock-skew-hint = 请校准本机时钟
session-region-missing-hint = 请用 --region 指定实验的区域（{ $regions }），或设置 AWS_REGION
session-profile-missing-hint = 您的 AWS 配置中有 { $known }
no-profiles-hint = 您的 AWS 配置中没有配置文件；可用“aws configure”或“aws login”创建
session-region-unknown-hint = 请指定实验所在的区域，例如 us-west-2
session-region-not-enabled-hint = 请指定实验所在的区域，例如 us-west-2
session-not-subscribed-hint = 请完成账户注册：验证电话号码和付款方式，然后等待 AWS 的邮件
session-sts-inactive-hint = 账户管理员可以在 IAM 控制台的“Account settings”中激活；否则请指定您的实验所用区域
session-ca-bundle-hint = 请用 --ca-bundle、AWS_CA_BUNDLE 或配置文件的 ca_bundle 指定包含贵公司证书的 PEM 文件，或不指定
session-role-refused-hint = 请检查角色的 ARN、信任策略和外部 ID（--external-id，或名册中的 external_id）
session-not-aws-hint = 请登录您所在的网络，或按照公司的说明设置 HTTPS_PROXY
session-tls-hint = 您的公司可能会检查流量：请将 AWS_CA_BUNDLE 或 SSL_CERT_FILE 设置为公司的证书
session-dns-hint = 请检查网络和区域名称
session-unreachable-hint = 请检查网络；如果公司使用代理，还请检查 HTTPS_PROXY
session-timed-out-hint = 请检查网络；如果公司使用代理，还请检查 HTTPS_PROXY
session-failed-hint = 请在一分钟后重试；如果问题仍然存在，请查看“aws sts get-caller-identity”的输出

# 班级中的账户为何没有报告。提示见上。
session-no-credentials = 没有 AWS 凭证
profile-without-credentials = 配置文件 { $profile } 中没有 AWS 凭证
session-credentials-unusable = 无法加载 AWS 凭证：{ $message }
session-expired = AWS 凭证已过期（{ $code }）
session-key-refused = AWS 不接受该访问密钥（{ $code }）
session-signature-refused = 请求签名不匹配（{ $code }）
session-clock-skew = 本机时钟与 AWS 的时间相差过大（{ $code }）
session-region-missing = 未指定区域
session-profile-missing = 配置文件 { $profile } 不存在
session-region-unknown = 无法连接到区域 { $region }
misspelt-region = 无法连接到区域 { $region }；您要的是 { $nearest } 吗？
session-region-not-enabled = 此账户未启用区域 { $region }
session-not-subscribed = 此 AWS 账户尚未注册该服务（{ $code }）
session-sts-inactive = 此账户在区域 { $region } 中未激活 AWS STS
session-ca-bundle = { $setting } 指定的文件无法使用（{ $path }）：{ $message }
session-role-refused = 无法代入角色：{ $code }：{ $message }
named-role-refused = 无法代入角色 { $role }：{ $code }：{ $message }
session-not-aws = 本机与 AWS 之间的某个设备返回了网页
session-tls = TLS 证书不受信任：{ $message }
session-dns = 无法解析主机名：{ $message }
session-unreachable = 无法连接到 AWS：{ $message }
session-timed-out = AWS 在 { $seconds } 秒内没有响应
session-failed = 无法从 AWS 得知这是哪个账户：{ $code }：{ $message }
not-graded-session = { $problem }；{ $hint }
not-graded-other-account = 按名册中的方式登录后进入的是账户 { $found }，而不是 { $wanted }
not-graded-account-unknown = 无法从 AWS 确认这是否为账户 { $wanted }
not-graded-timed-out = 未能在 { $seconds } 秒内完成
not-graded-interrupted = 未评分：运行提前中断
not-graded-not-submitted = 尚未提交
not-graded-not-yet = 尚未检查
not-graded-broke-down = 由于 workshop-check 的错误而未评分
explain-account = 在此账户中
not-graded-task = 没有任何工作进程能够评分：{ $problem }
access-summary = { $total } 个账户中有 { $readable } 个可以读取。

# What a worker has done when it ends.
worker-done = 已评分的账户：{ $graded }；未评分：{ $failed }

# check --submit 的结果。$board 是看板的主机名。
submit-done = 已提交到 { $board }：{ $points } / { $max } 分，账户 { $account }
submit-other-version = 注意：看板上的套件版本不同。部分检查在看板上可能为未知
submit-failed = 未能提交到 { $board }：{ $reason }
submit-away = 看板没有响应（{ $problem }）
submit-other-answer = 响应不是来自看板（HTTP 状态 { $status }）
# 看板拒绝的原因。
submit-wrong-code = 班级代码错误
submit-too-large = 账户或其报告超过看板接受的大小（{ $kilobytes } KB）
submit-malformed = 看板无法读取提交的内容：{ $problem }
submit-wrong-board = 看板不使用名称 { $name }；讲师可以用 --allow-host 添加该名称
submit-bad-proof = AWS 未确认您的账户（{ $problem }）
submit-stale = 此计算机与看板的时钟相差 { $minutes } 分钟，或提交耗时过长
submit-replayed = 看板已有此提交或更新的提交
submit-unknown-name = 名册中没有您的名字；请按讲师的写法输入
submit-other-account = 账户 { $account } 不是您的名字对应的账户
submit-account-taken = 账户 { $account } 属于班级中的另一个名字
submit-other-snapshot = 读取的内容不是来自账户 { $account }
submit-other-region = 班级使用的区域是 { $wanted }
submit-other-suite = 班级进行的是另一个研讨会：--suite { $wanted }
submit-too-often = 提交过于频繁；请在 { $seconds } 秒后重试
submit-busy = 看板正忙；请重试
submit-not-saved = 看板无法保存您的结果：{ $why ->
    [locked] 另一个程序正在使用其存储文件
    [full] 其磁盘已满
    [gone] 其存储文件已被删除
   *[other] 其存储文件有问题
    }；请告知讲师
submit-no-sts = 看板无法连接 AWS 以确认您的账户；请重试
