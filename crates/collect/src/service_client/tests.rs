use aws_config::Region;

use super::*;
use crate::operation::endpoint;

/// The URL, and the Region of signatures, of a service in a Region.
async fn place(
    api: Api,
    region: &'static str,
    is_fips: bool,
    is_dual_stack: bool,
) -> (String, String) {
    let sdk = SdkConfig::builder()
        .region(Region::from_static(region))
        .use_fips(is_fips)
        .use_dual_stack(is_dual_stack)
        .build();
    let endpoint = endpoint(&sdk, api.service).await.expect("an endpoint");
    let signing = endpoint.signing_region.expect("a Region");
    (endpoint.url, signing.as_ref().to_owned())
}

/// The hosts and Regions are those of the tests in the endpoint rules of the services' API models.
#[tokio::test]
async fn a_global_service_has_one_host_and_one_region_in_each_partition() {
    for (region, is_fips, is_dual_stack, url, signing) in [
        ("eu-west-1", false, false, "iam.amazonaws.com", "us-east-1"),
        (
            "us-east-1",
            true,
            false,
            "iam-fips.amazonaws.com",
            "us-east-1",
        ),
        ("us-east-1", false, true, "iam.global.api.aws", "us-east-1"),
        (
            "us-east-1",
            true,
            true,
            "iam-fips.global.api.aws",
            "us-east-1",
        ),
        (
            "cn-northwest-1",
            false,
            false,
            "iam.cn-north-1.amazonaws.com.cn",
            "cn-north-1",
        ),
        (
            "cn-northwest-1",
            true,
            false,
            "iam-fips.amazonaws.com.cn",
            "cn-north-1",
        ),
        (
            "cn-northwest-1",
            false,
            true,
            "iam.global.api.amazonwebservices.com.cn",
            "cn-north-1",
        ),
        (
            "us-gov-east-1",
            false,
            false,
            "iam.us-gov.amazonaws.com",
            "us-gov-west-1",
        ),
        (
            "us-gov-west-1",
            true,
            true,
            "iam.us-gov.api.aws",
            "us-gov-west-1",
        ),
        (
            "eusc-de-east-1",
            false,
            false,
            "iam.eusc-de-east-1.amazonaws.eu",
            "eusc-de-east-1",
        ),
        (
            "us-iso-east-1",
            false,
            false,
            "iam.us-iso-east-1.c2s.ic.gov",
            "us-iso-east-1",
        ),
    ] {
        let expected = (format!("https://{url}"), signing.to_owned());
        assert_eq!(
            place(IAM, region, is_fips, is_dual_stack).await,
            expected,
            "{region} {is_fips} {is_dual_stack}"
        );
    }
}

#[tokio::test]
async fn other_services_have_a_host_in_each_region() {
    for (api, url) in [
        (
            APPLICATION_AUTO_SCALING,
            "https://application-autoscaling.eu-west-1.amazonaws.com",
        ),
        (
            CLOUD_FORMATION,
            "https://cloudformation.eu-west-1.amazonaws.com",
        ),
        (CLOUD_WATCH_LOGS, "https://logs.eu-west-1.amazonaws.com"),
        (RDS, "https://rds.eu-west-1.amazonaws.com"),
    ] {
        let expected = (url.to_owned(), "eu-west-1".to_owned());
        assert_eq!(place(api, "eu-west-1", false, false).await, expected);
    }
}

#[tokio::test]
async fn an_address_of_the_user_comes_first() {
    let sdk = SdkConfig::builder()
        .region(Region::from_static("eu-west-1"))
        .endpoint_url("http://127.0.0.1:5000")
        .build();
    let endpoint = endpoint(&sdk, IAM.service).await.expect("an endpoint");
    assert_eq!(endpoint.url, "http://127.0.0.1:5000");
}
