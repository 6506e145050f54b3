# The attendee's words for the module "database migration".

suite = 数据库迁移

step-prerequisites = 开始之前
step-setup-network = 设置网络
step-create-target-db = 创建目标数据库
step-create-replication-instance = 创建复制实例
step-create-endpoints = 创建源终端节点和目标终端节点
step-create-task = 创建并运行复制任务
page-database-migration-configure_source_database = 配置源数据库

kind-stack = CloudFormation 堆栈
kind-stack-failure = 堆栈的失败事件
kind-replication-subnet-group = 复制子网组
kind-replication-instance = 复制实例
kind-endpoint = DMS 终端节点
kind-endpoint-connection = 连接测试
kind-replication-task = 数据库迁移任务

## Before you start

check-stack = 研讨会的堆栈已部署
    .failed = 研讨会的堆栈未部署
    .why = 它创建 VPC、源服务器和角色。
    .fix = 在 CloudFormation 控制台中查看堆栈的事件，从第一个失败开始。如果堆栈正在删除，请等到删除完成后再重新部署。否则，只有在缺少堆栈创建的资源时才删除它：您在其 VPC 中创建的资源必须先删除。
check-target-vpc = { $vpc } 存在
    .failed = { $vpc } 不存在
    .why = 它由研讨会的堆栈创建。目标数据库和复制实例都在其中。
check-public-subnets = 公有子网可以访问互联网
    .failed = 某个公有子网不存在或无法访问互联网
    .why = 复制实例通过这些子网访问源数据库。

## Set up networking

check-replication-group = 复制实例的安全组存在
    .failed = { $vpc } 中缺少复制实例的安全组
    .why = 数据库通过此安全组允许复制实例访问。它不需要入站规则。
check-database-group = 数据库的安全组存在
    .failed = { $vpc } 中缺少数据库的安全组
    .why = 它的规则决定谁可以连接数据库。
check-database-from-replication = 数据库允许复制实例访问
    .failed = 数据库不允许复制实例访问
    .why = DMS 通过端口 3306 写入目标数据库。
check-replication-group-out = RI-SG 允许出站 MySQL
    .failed = RI-SG 不允许出站 MySQL
    .why = 复制实例通过端口 3306 连接两个数据库。新安全组默认允许所有出站流量。

## Create target DB

check-database = 目标数据库存在
    .failed = { $vpc } 中没有目标数据库
    .why = DMS 将商店的数据复制到其中。
check-database-engine = 目标数据库是 MySQL
    .failed = 目标数据库不是 MySQL
    .why = 源数据库是 MySQL，商店也需要 MySQL。
check-database-has-group = 目标数据库使用其安全组
    .failed = 目标数据库使用其他安全组
    .why = 复制实例的规则在此安全组中。
check-database-single = 目标数据库没有备用实例
    .failed = 目标数据库有备用实例
    .why = 备用实例会使费用翻倍，而研讨会不需要它。
check-database-available = 目标数据库可用
    .failed = 目标数据库不可用
    .why = 已停止或正在删除的数据库不会响应。

## Create replication instance

check-subnet-group = 复制子网组存在
    .failed = { $vpc } 中缺少复制子网组
    .why = 它决定复制实例可以位于哪些子网。
check-subnet-group-public = 子网组的子网都是公有子网
    .failed = 子网组中某个子网不是公有子网
    .why = 复制实例通过互联网访问源数据库。
asked-public-subnets = 只包含公有子网的复制子网组
    .saw = { $things } 的子网都是公有子网
    .found = { $things } 的某个子网没有通往互联网网关的路由
    .fix = 在 DMS 控制台中为子网组 { $things } 选择公有子网。
check-replication-instance = 复制实例存在
    .failed = { $vpc } 中缺少复制实例
    .why = 它读取源数据库并写入目标数据库。
check-replication-instance-subnets = 复制实例使用该复制子网组
    .failed = 复制实例使用其他复制子网组
    .why = 子网组决定它从何处访问数据库。
    .fix = 复制实例的地址和子网都无法更改。请按页面说明另建一个。
check-replication-instance-public = 复制实例可公开访问
    .failed = 复制实例不可公开访问
    .why = 没有公有地址，它就无法通过互联网访问源数据库。
    .fix = 复制实例的地址和子网都无法更改。请按页面说明另建一个。
check-replication-instance-group = 复制实例使用其安全组
    .failed = 复制实例使用其他安全组
    .why = 数据库的规则允许此安全组。
check-replication-instance-single = 复制实例位于一个可用区
    .failed = 复制实例位于多个可用区
    .why = 多可用区会使费用翻倍，而研讨会不需要它。
check-replication-instance-available = 复制实例可用
    .failed = 复制实例不可用
    .why = 只有可用的实例才能测试终端节点和运行任务。

## Create source and target endpoints

check-source-endpoint = 源终端节点存在
    .failed = 源终端节点不存在
    .why = 它告诉 DMS 如何访问源数据库。
check-source-endpoint-type = 源终端节点的类型是“source”
    .failed = 源终端节点的类型不是“source”
    .why = 任务从源终端节点读取，并写入目标终端节点。
check-source-endpoint-engine = 源终端节点的引擎是 MySQL
    .failed = 源终端节点的引擎不是 MySQL
    .why = 源数据库是 MySQL。
check-source-endpoint-server = 源终端节点的服务器不是目标数据库
    .failed = 源终端节点的服务器是目标数据库
    .why = 数据库会从自身迁移。
check-source-endpoint-port = 源终端节点的端口是 3306
    .failed = 源终端节点的端口不是 3306
    .why = 源数据库在此端口上侦听。
check-target-endpoint = 目标终端节点存在
    .failed = 目标终端节点不存在
    .why = 它告诉 DMS 如何访问目标数据库。
check-target-endpoint-type = 目标终端节点的类型是“target”
    .failed = 目标终端节点的类型不是“target”
    .why = 任务从源终端节点读取，并写入目标终端节点。
check-target-endpoint-engine = 目标终端节点的引擎是 MySQL
    .failed = 目标终端节点的引擎不是 MySQL
    .why = 目标数据库是 MySQL。
check-target-endpoint-server = 目标终端节点的服务器是目标数据库
    .failed = 目标终端节点的服务器不是目标数据库
    .why = DMS 会写入另一个数据库。
check-target-endpoint-port = 目标终端节点的端口是目标数据库的端口
    .failed = 目标终端节点的端口不是目标数据库的端口
    .why = DMS 无法通过其他端口访问数据库。
check-source-connection = 已测试到源的连接
    .failed = 未测试到源的连接
    .why = 只有两个测试都成功，任务才会启动。
check-source-connection-successful = 复制实例可以访问源
    .failed = 到源的连接失败
    .why = 实例需要公有地址，终端节点需要正确的服务器、端口、用户和密码。
    .fix = 如果测试再次失败，请将服务器名称、用户和密码与页面进行比较。
check-target-connection = 已测试到目标的连接
    .failed = 未测试到目标的连接
    .why = 只有两个测试都成功，任务才会启动。
check-target-connection-successful = 复制实例可以访问目标
    .failed = 到目标的连接失败
    .why = 数据库必须允许该实例访问，终端节点需要正确的用户和密码。
    .fix = 如果测试再次失败，请将用户和密码与数据库的用户和密码进行比较。

## Create and run a replication task

check-task = 任务存在
    .failed = 任务不存在
    .why = 它复制数据，然后复制每项更改。
check-task-source = 任务从源终端节点读取
    .failed = 任务从其他终端节点读取
    .why = 它会复制另一个数据库。
check-task-target = 任务写入目标终端节点
    .failed = 任务写入其他终端节点
    .why = 数据会到达另一个数据库。
check-task-instance = 任务在复制实例上运行
    .failed = 任务在其他复制实例上运行
    .why = 只有此实例可以访问两个数据库。
check-task-type = 任务迁移现有数据并复制更改
    .failed = 任务没有同时迁移现有数据并复制更改
    .why = 在切换之前，商店会继续写入源。
check-task-schema = 任务迁移数据库（schema）{ $schema }
    .failed = 任务迁移其他数据库（schema）
    .why = 商店的表在此数据库（schema）中。
check-task-names = 表保留其名称
    .failed = 任务给架构或表起了其他名称
    .why = 商店按这些名称查找它们。
check-task-tables-kept = 任务保留现有的目标表
    .failed = 任务更改现有的目标表
    .why = 页面要求选择“不执行任何操作”。
check-task-logs = 任务写入日志
    .failed = 任务不写入日志
    .why = 日志会说明为什么无法复制某个表。
check-task-validation = 任务验证复制的数据
    .failed = 任务不验证复制的数据
    .why = 验证会逐行比较源和目标。
check-task-running = 任务正在运行
    .failed = 任务没有运行
    .why = 复制更改的任务不会自行结束。如果它停止，通常是源的二进制日志未启用。
    .fix = 如果它再次停止，请将源数据库与“Configure Source Database”页面进行比较。
check-task-tables-loaded = 已加载表
    .failed = 没有加载任何表
    .why = 完全加载在更改之前进行。
check-task-tables-without-errors = 没有表出错
    .failed = 有表出错
    .why = 目标中缺少此类表的数据。
    .fix = 打开任务的“表统计数据”选项卡，阅读出错的表的日志。

## 更改

change-stack-roll-back = 回滚 { $name } 的更新
change-public-subnets = 将 { $name } 的子网改为 { $vpc } 的公有子网
change-database-move = 将 { $name } 移至 { $vpc }（期间数据库不可用）
change-instance-groups = 将 { $asked } 附加到 { $name }
change-instance-storage = 将 { $name } 的分配存储空间增加到 100 GB
change-instance-again = 按页面的设置创建 { $name }-2，将 { $name } 的任务移至其中，然后删除 { $name }
change-endpoint-password = 重新输入 { $name } 的密码，并测试连接
change-test-connection = 测试 { $name } 的连接
change-task-schema = 修正 { $name } 的选择规则，使其包含 { $schema } 的所有表
change-task-names = 从 { $name } 中删除重命名 { $schema } 或其表的转换规则，并重新加载这些表
change-source-server = 将 { $name } 的服务器名称设置为源数据库的名称（堆栈输出中的 DBServerDNSName）
change-task-instance = 将 { $name } 移至 { $asked }
change-task-start = 启动 { $name }
change-task-resume = 恢复 { $name }
change-task-load = 从头启动 { $name }，使其加载表

## What AWS reports

symptom-stack-runtime = 模板过旧：它要求的 Lambda 运行时 AWS 已不再提供
    .fix = 请使用实验代码库中的模板。将两个函数的 Runtime 改为当前的 Python 版本。按页面上的选项 2 进行部署。
symptom-stack-image = 模板过旧或用于其他区域：其映像 (AMI) 在此处不可用
    .fix = 在 us-west-2 中部署堆栈。如果该映像已不存在，请在研讨会存储库的模板中使用当前的 Ubuntu 映像。
symptom-stack-code = 模板从此区域无法读取的存储桶中获取函数代码
    .fix = 在 us-west-2 中部署堆栈，或按页面的选项 2 将代码打包到自己的存储桶中。
symptom-stack-exists = 堆栈要使用的名称已存在
    .fix = 删除消息中提到的内容（之前尝试时创建的角色或用户），然后重新部署堆栈。
symptom-stack-quota = 账户的配额已用完
    .fix = 删除不再需要的内容（VPC、弹性 IP 地址），或申请提高配额。然后重新部署堆栈。
symptom-stack-denied = 您无权创建堆栈所需的内容
    .fix = 以具有管理员权限的用户身份部署堆栈。
symptom-dms-privileges = 源数据库的用户无权读取更改
    .fix = 按照“Configure Source Database”页面向该用户授予 REPLICATION CLIENT 和 REPLICATION SLAVE，然后恢复任务。
symptom-dms-access-denied = 数据库拒绝该用户或密码
    .failed = 数据库拒绝该用户或密码
    .fix = 重新输入终端节点的密码，然后再次测试连接。
symptom-dms-host-not-allowed = 源数据库不允许该用户从此地址连接
    .fix = 按照“Configure Source Database”页面为任意主机（“%”）创建该用户。
symptom-dms-binary-log = 源数据库的二进制日志不符合 DMS 的要求
    .fix = 按照“Configure Source Database”页面设置 server-id、log_bin 和 binlog_format=ROW，重启 MySQL，然后重新启动任务。
symptom-dms-unknown-host = 终端节点的服务器名称不存在
    .fix = 重新复制服务器名称：源使用 DBServerDNSName，目标使用 RDS 终端节点。
symptom-dms-no-tables = 任务找不到与其选择规则匹配的表
    .fix = 更正表映射中的架构。名称区分大小写，并且此名称包含连字符。
symptom-dms-unknown-database = 指定的数据库不存在
    .fix = 将终端节点的数据库名称留空，并将架构与源核对。
symptom-dms-network = 复制实例无法通过此端口访问服务器
    .failed = 复制实例无法访问数据库
    .fix = 将服务器名称和端口与页面核对。对于目标，检查数据库安全组的规则；对于源，检查其服务器是否正在运行，以及 VPC Block Public Access 是否阻止了连接。
