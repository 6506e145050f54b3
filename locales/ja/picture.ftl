# アカウントの図の言葉。

picture-visitors = 訪問者
picture-internet = インターネット
picture-parameters = Parameter Store
picture-parameter = パラメータ
picture-nat = NAT ゲートウェイ
picture-zone = ゾーン
picture-tasks = { $desired } 個中 { $running } 個のタスクが実行中
picture-public = パブリックサブネット
picture-private = プライベートサブネット
picture-title = アカウントの図
picture-ways = リソース間の経路
picture-summary = { $total } 本中 { $open } 本の経路が通じています。
picture-open = 通じている
picture-broken = 途切れている
picture-waiting = 準備中
picture-unclear = 不明
picture-missing = まだない
format-svg = 1 つのアカウントの図（SVG）。リソースとその間の経路
picture-way = { $from } から { $to } へ
picture-none = このスイートはトラフィックを追跡しないため、図はありません。
picture-hidden = ここではヒントがページのみに制限されています。図を表示すると、問題箇所が分かってしまいます。
