# The words for the module "re-platform with Elastic Beanstalk".

suite = Elastic Beanstalk

step-prerequisites = 开始之前
step-create-eb-environment = 启动环境
step-review-eb-environment = 查看和管理环境
page-elasticbeanstalk-migration-upload-source-code-to-s3 = 上传源代码
page-database-migration-create-target-db = 创建目标数据库

kind-stack = CloudFormation 堆栈
kind-stack-failure = 堆栈的失败事件
kind-environment = Elastic Beanstalk 环境
kind-application-version = 应用程序版本
kind-environment-members = 环境的成员
kind-environment-settings = 环境的设置

check-stack = 研讨会的堆栈已部署
    .failed = 研讨会的堆栈未部署
    .why = 它创建 VPC、源服务器和角色。
    .fix = 在 CloudFormation 控制台中查看堆栈的事件，从第一个失败开始。如果堆栈正在删除，请等到删除完成后再重新部署。否则，只有在缺少堆栈创建的资源时才删除它：您在其 VPC 中创建的资源必须先删除。
check-target-vpc = { $vpc } 存在
    .failed = { $vpc } 不存在
    .why = 环境位于其中。
check-vpc-dns = { $vpc } 可以解析 DNS 名称
    .failed = { $vpc } 无法解析 DNS 名称
    .why = 没有 DNS 主机名，Web 服务器就没有公有 DNS 名称；没有 DNS，它就找不到数据库。
check-public-subnets = 公有子网可以访问互联网
    .failed = 某个公有子网不存在或无法访问互联网
    .why = 环境的服务器位于其中之一。
check-database = 目标数据库存在
    .failed = { $vpc } 中没有目标数据库
    .why = 商店从中读取数据。
check-database-engine = 目标数据库是 MySQL
    .failed = 目标数据库不是 MySQL
    .why = 商店需要 MySQL。
check-database-available = 目标数据库可用
    .failed = 目标数据库不可用
    .why = 已停止或正在删除的数据库不会响应。

check-environment = 环境存在
    .failed = 环境不存在
    .why = 它运行商店。
    .fix = 在 Elastic Beanstalk 控制台中，按页面所述选择“创建应用程序”。
check-environment-ready = 环境已就绪
    .failed = 环境未就绪
    .why = 正在启动、更新或终止的环境不会响应访问者。
    .fix = 在 Elastic Beanstalk 控制台中查看环境的事件。
check-source-bundle = 环境运行上传的源代码包
    .failed = 环境运行其他源代码包
    .why = 页面要求使用此源代码包。
    .fix = 将 wordpress-beanstalk.zip 作为新的应用程序版本上传，并部署到环境中。
check-environment-vpc = 环境位于 { $vpc } 中
    .failed = 环境位于其他 VPC 中
    .why = 只有在其中才能访问数据库。
    .fix = 环境的 VPC 无法更改：终止该环境，并在“网络”中选择 { $vpc } 创建新环境。
check-environment-public = 环境的服务器有公有地址
    .failed = 环境的服务器没有公有地址
    .why = 在公有子网中，没有公有地址的服务器无法访问 VPC 之外。
    .fix = 在“配置”、“网络”中打开公有 IP 地址。
check-setting-host = 环境知道数据库的地址
    .failed = 环境不知道数据库的地址
    .why = 商店连接到此地址。
    .fix = 在“配置”、“软件”中，将 RDS 控制台中的终端节点复制到 RDS_HOSTNAME，不带端口。
check-setting-name = 环境知道数据库（schema）名称
    .failed = 环境不知道数据库（schema）名称
    .why = 商店的表位于其中。
    .fix = 在“配置”、“软件”中，将 RDS_DB_NAME 设为 { $schema }。
check-setting-port = 环境知道数据库的端口
    .failed = 环境的端口与数据库的端口不同
    .why = 商店连接到此端口。
    .fix = 在“配置”、“软件”中，将 RDS_PORT 设为数据库的端口 3306。
check-server = 其服务器正在运行
    .failed = 其服务器没有运行
    .why = Elastic Beanstalk 在此实例上运行商店。
    .fix = 在 Elastic Beanstalk 控制台的“操作”中重新启动应用程序服务器。
check-server-public = 其服务器有公有地址或负载均衡器
    .failed = 其服务器没有公有地址
    .why = 没有负载均衡器时，访问者访问的是服务器的公有地址。
asked-server-public = 具有公有地址的服务器，或具有负载均衡器的环境
    .saw = { $things } 有公有地址，或位于负载均衡器之后
    .found = { $things } 没有公有地址，且环境没有负载均衡器
    .fix = 在“操作”中选择“重建环境”。Elastic Beanstalk 会重新创建服务器并分配地址。
check-database-from-environment = 数据库允许环境访问
    .failed = 数据库不允许环境访问
    .why = 商店通过端口 3306 读取数据。

check-visitors-reach-environment = 访问者可以访问 Web 服务器
    .failed = 访问者无法访问 Web 服务器
    .why = 请求会经过互联网网关、子网的网络 ACL 和安全组。
check-environment-reaches-database = Web 服务器可以访问数据库
    .failed = Web 服务器无法访问数据库
    .why = 请求会经过两端的网络 ACL 和安全组。
check-site = 商店有响应
    .failed = 商店没有响应
    .why = 这是访问者看到的内容。
site-install = { $url } 显示 WordPress 安装程序：找不到其数据表
    .fix = 将 RDS_DB_NAME 与数据库（schema）名称核对，并查看数据库迁移是否已加载这些表。
site-database-error = { $url } 返回 { $status }：“Error establishing a database connection”
    .fix = 将 RDS_HOSTNAME、RDS_PORT、RDS_USERNAME 和 RDS_PASSWORD 与数据库核对。

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

## What changes the settings of the environment

change-stack-roll-back = 回滚 { $name } 的更新
change-environment-host = 将 { $name } 的 RDS_HOSTNAME 设置为 { $asked }
change-environment-schema = 将 { $name } 的 RDS_DB_NAME 设置为 { $asked }
change-environment-port = 将 { $name } 的 RDS_PORT 设置为 { $asked }
change-environment-public = 为 { $name } 的服务器分配公有地址
