//! The names of fields and settings that hold secrets: the one list, by which `lint` refuses a declaration and by which the
//! fields of an answer are dropped.
//!
//! It was compared with the names of all texts that AWS's reading operations return, and with those that AWS's models mark as
//! sensitive (botocore's models of 2026; see the tests).

/// What is in the name of a secret.
const WORDS: &[&str] = &[
    "password",
    "passwd",
    "pwd",
    "passphrase",
    "passcode",
    "secret",
    "credential",
    "token",
    "accesskey",
    "apikey",
    "authkey",
    "privatekey",
    "presharedkey",
    "streamkey",
    "activationkey",
    "activationcode",
    "keymaterial",
    "authenticationmaterial",
    "plaintext",
    "personalpin",
    // An address that gives access to whoever has it.
    "presignedurl",
    "signedurl",
    // With the name of a user and a password in it.
    "connectionstring",
    // The data of an instance is a program, often with passwords in it.
    "userdata",
    // The outputs of the workshop's own stack have access keys.
    "outputvalue",
    // The seed of a device for multi-factor authentication, as a text and as a picture.
    "base32stringseed",
    "qrcodepng",
    // The wallet of an Oracle database has its certificates and keys.
    "certificatewallet",
    // The configuration of a VPN has its pre-shared keys.
    "customergatewayconfiguration",
    "sampleconfiguration",
    // Those of a function or an application are where people put passwords.
    "environmentvariables",
];

/// How the name of something about a secret ends, which is none itself: `SecretArn`, `HttpTokens`, `PasswordLastUsed`.
const ABOUT_SECRETS: &[&str] = &[
    "age",
    "alias",
    "arn",
    "arns",
    "arnlist",
    "date",
    "description",
    "domains",
    "enabled",
    "endpoint",
    "enforced",
    "id",
    "identifier",
    "ids",
    "lastchanged",
    "lastused",
    "length",
    "location",
    "method",
    "methods",
    "mode",
    "name",
    "namelist",
    "names",
    "policy",
    "prevention",
    "provider",
    "required",
    "role",
    "scope",
    "scopes",
    "secrets",
    "source",
    "state",
    "status",
    "time",
    "tokens",
    "type",
    "types",
    "uid",
    "version",
    "versions",
];

/// Names that end like a secret, but are none: marks of a request or of a page, public keys, and the object with the ARN of the
/// secret that Amazon RDS manages.
const NONE: &[&str] = &[
    "clienttoken",
    "clientrequesttoken",
    "creationtoken",
    "idempotencytoken",
    "masterusersecret",
    "nexttoken",
    "publickeymaterial",
];

/// Short forms of "password", with which the name of a setting ends: `DBPass`, `db_pw_2`.
const SHORT: &[&str] = &["pass", "pw"];
/// Words that end like these.
const NOT_SHORT: &[&str] = &["bypass", "compass"];

/// The last word of a setting in capital letters that is a secret: `LICENSE_KEY`, `AUTH_SALT`.
const OF_SETTINGS: &[&str] = &["AUTH", "DSN", "JWT", "KEY", "NONCE", "OTP", "PIN", "SALT"];
/// The word before it, if it is none.
const OF_NO_SECRETS: &[&str] = &[
    "FOREIGN",
    "HASH",
    "KMS",
    "OBJECT",
    "PARTITION",
    "PRIMARY",
    "PUBLIC",
    "S3",
    "SORT",
];

/// What is a secret as a whole, as the last word of its name: the `value` of an API key is the key.
const KINDS: &[&str] = &[
    "key",
    "secret",
    "token",
    "credential",
    "password",
    "passphrase",
    "passcode",
];
/// Keys that are none.
const NO_KINDS: &[&str] = &[
    "contextkey",
    "dimensionkey",
    "foreignkey",
    "groupbykey",
    "hashkey",
    "indexedkey",
    "indexkey",
    "partitionkey",
    "primarykey",
    "publickey",
    "rangekey",
    "renamekey",
    "addkey",
    "s3key",
    "sortkey",
    "tagkey",
];
/// What is behind such a word in the names of lists and answers: `PublicKeyList`, `KeyMetadata`.
const OF_LISTS: &[&str] = &[
    "list",
    "metadata",
    "summaries",
    "summary",
    "details",
    "detail",
    "items",
    "item",
];
/// Words behind which the noun of an operation says no more what is read: `ListTagsForKey`.
const FOR: &[&str] = &["For", "Of", "By", "In", "From", "With"];

/// Whether a field or a setting of this name holds a secret.
pub fn is_secret_name(name: &str) -> bool {
    let plain = plain(name);
    let ends_like = |endings: &[&str]| endings.iter().any(|ending| plain.ends_with(ending));
    let bare = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    let ends_short = |endings: &[&str]| endings.iter().any(|ending| bare.ends_with(ending));
    // The environment of an AWS Lambda function, whose names are its author's.
    plain == "variables"
        || ends_short(SHORT) && !ends_short(NOT_SHORT)
        || is_secret_constant(name)
        || WORDS.iter().any(|word| plain.contains(word))
            && !ends_like(ABOUT_SECRETS)
            && !ends_like(NONE)
}

/// Whether this is the name of a setting in capital letters that ends like a secret. No field of AWS is spelt like that.
fn is_secret_constant(name: &str) -> bool {
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_');
    let mut words = name.rsplit('_');
    let last = words.next().unwrap_or_default();
    OF_SETTINGS.contains(&last)
        && words.next().is_some_and(|before| {
            !OF_NO_SECRETS.contains(&before)
                && !before.bytes().any(|byte| byte.is_ascii_lowercase())
        })
}

/// Whether what has this name, or each item of a list of this name, is a secret as a whole: `ApiKeys`, `SecurityKeys`.
pub(super) fn is_secret_kind(name: &str) -> bool {
    let plain = plain(name);
    let bare = OF_LISTS
        .iter()
        .find_map(|ending| plain.strip_suffix(ending));
    let bare = bare.unwrap_or(&plain);
    let bare = bare.strip_suffix('s').unwrap_or(bare);
    let is_kind = KINDS.iter().any(|kind| bare.ends_with(kind));
    is_secret_name(name) || is_kind && !NO_KINDS.iter().any(|kind| bare.ends_with(kind))
}

/// Whether what an operation reads is a secret as a whole. `noun` is its name without the verb.
pub(super) fn is_secret_noun(noun: &str) -> bool {
    let end = FOR.iter().filter_map(|word| {
        let ends = noun.match_indices(word).map(|(at, _)| at);
        let is_word =
            |at: &usize| noun[at + word.len()..].starts_with(|c: char| c.is_ascii_uppercase());
        ends.filter(is_word).min()
    });
    is_secret_kind(end.min().map_or(noun, |end| &noun[..end]))
}

/// Whether this member of what is a secret as a whole has the secret itself.
pub(super) fn is_secret_member(member: &str) -> bool {
    let plain = plain(member);
    const MEMBERS: &[&str] = &[
        "binary", "body", "content", "data", "key", "string", "text", "value", "values",
    ];
    MEMBERS.contains(&plain.as_str()) || plain.ends_with("keyvalue")
}

/// Whether a list of this name has the settings of a program. Whoever runs the program chooses their names, so that the name of
/// one need not tell that it is a secret. Amazon ECS and AWS Batch have `environment`, other services `EnvironmentOverride`. The
/// headers that Amazon CloudFront adds to its requests are such settings as well: an origin knows CloudFront by them.
pub fn is_environment(name: &str) -> bool {
    let plain = plain(name);
    plain.contains("environment") || plain.ends_with("customheaders")
}

/// The name in small letters, without the signs between its words.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fields of reading operations that AWS's models mark as sensitive, and others that hold secrets all the same.
    #[test]
    fn what_aws_returns_of_secrets_is_known_by_its_name() {
        for name in [
            // Marked as sensitive in botocore's models.
            "AccessToken",
            "AccountPassword",
            "AsmPassword",
            "AuthPassword",
            "AuthenticationMaterial",
            "Base32StringSeed",
            "ClientSecret",
            "ClientSecretValue",
            "CustomerGatewayConfiguration",
            "DbPassword",
            "DeviceToken",
            "FsxAdminPassword",
            "IdToken",
            "JoinToken",
            "MasterUserPassword",
            "PasswordData",
            "PreSharedKey",
            "PreSignedUrl",
            "QRCodePNG",
            "RandomPassword",
            "RefreshToken",
            "SaslPassword",
            "SecretAccessKey",
            "SecretBinary",
            "SecretKey",
            "SecretString",
            "SecurityToken",
            "SessionToken",
            "SharedSecret",
            "SslClientKeyPassword",
            "Token",
            "UserData",
            "Variables",
            "VpnConnectionDeviceSampleConfiguration",
            "WebIdentityToken",
            "activationCode",
            "activationKey",
            "apiKey",
            "attachmentPresignedUrl",
            "authToken",
            "basicAuthCredentials",
            "bearerToken",
            "passphrase",
            "signedConnectionString",
            "streamKey",
            // Not marked.
            "ADDomainJoinPassword",
            "APIKey",
            "AccessKey",
            "AuthToken",
            "CertificateWallet",
            "Credentials",
            "CrossRealmTrustPrincipalPassword",
            "HECToken",
            "KdcAdminPassword",
            "KeyMaterial",
            "OutputValue",
            "PersonalPIN",
            "PlainText",
            "PrivateKey",
            "TokenValue",
            "authKey",
            "authorizationToken",
            "environmentVariables",
            "jwtToken",
            "registrationToken",
            "userDataOverride",
            // Settings of people.
            "DB_PASSWORD",
            "RDS_PASSWORD",
            "api-key",
            "wp_secret_value",
            "GITHUB_TOKEN",
            "DBPass",
            "dbpass",
            "DB_PASS_2",
            "ADMIN_PW",
            "DbPwd",
            "PGPWD",
            "ConnectionString",
            "SQLCONNSTR.Connection-String",
            "Private Key",
            "/shop/db-pass",
            "LICENSE_KEY",
            "AUTH_SALT",
            "NONCE_KEY_2",
        ] {
            assert!(is_secret_name(name), "{name}");
        }
    }

    /// What tells about a secret can be asserted.
    #[test]
    fn what_is_only_about_a_secret_is_none() {
        for name in [
            "AccessKeyId",
            "ApiKeySource",
            "AuthTokenStatus",
            "ClientToken",
            "CreationToken",
            "CredentialType",
            "CredentialsArn",
            "DkimTokens",
            "HttpTokens",
            "KeyMaterialId",
            "MasterUserSecret",
            "MinimumPasswordLength",
            "PasswordLastUsed",
            "PublicKeyMaterial",
            "SecretArn",
            "SecretStatus",
            "Bypass",
            "Passed",
            "PassthroughBehavior",
            "EipAssociations",
            "PassRequestHeaders",
            "TokenType",
            "imagePullCredentialsType",
            "secretName",
            "secrets",
            "EncryptionKeyArn",
            "CertificateArn",
            "S3Key",
            "Key",
            "Value",
            "TableMappings",
            "S3_KEY",
            "PUBLIC_KEY",
            "KEY",
            "Sort_Key",
            "KeyValue",
        ] {
            assert!(!is_secret_name(name), "{name}");
        }
    }
}
