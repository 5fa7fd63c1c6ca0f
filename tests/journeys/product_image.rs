//! A product's picture: given, shown, replaced, taken away; and what is no picture is refused.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use comptoir_domain::catalog::SetProductImage;
use comptoir_domain::ids::ProductId;
use comptoir_tests::shop::Shop;
use serde_json::json;

/// The head of a JPEG of this size: what Comptoir itself reads of a picture.
fn jpeg(side: u16, last: u8) -> Vec<u8> {
    let [high, low] = side.to_be_bytes();
    vec![0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, high, low, high, low, 1, 1, 0x11, last]
}

fn set(product: ProductId, bytes: Option<&[u8]>) -> SetProductImage {
    SetProductImage { product, jpeg: bytes.map(|bytes| BASE64_STANDARD.encode(bytes)) }
}

#[test]
fn a_picture_is_given_shown_and_taken_away() {
    let shop = Shop::open();
    let router = shop.product("RTR", 10_000, 1);
    let image = || {
        let row = shop.ask(&shop.seller, "catalog.product", json!({ "product": router }));
        row["image"].as_str().expect("a hash, or nothing").to_owned()
    };
    let shown = |hash: &str| {
        let answer = shop.ask(&shop.seller, "catalog.image", json!({ "image": hash }));
        answer["jpeg"].as_str().map(|text| BASE64_STANDARD.decode(text).expect("Base64"))
    };
    assert_eq!((image().as_str(), shown("")), ("", None));
    let (first, second) = (jpeg(400, 1), jpeg(400, 2));
    shop.do_it(&shop.keeper, &set(router, Some(&first)));
    let hash = image();
    assert_eq!(shown(&hash), Some(first));
    shop.do_it(&shop.keeper, &set(router, Some(&second)));
    assert_eq!(shown(&image()), Some(second.clone()));
    assert!(shown(&hash).is_some(), "an earlier event still names it");

    shop.store.rebuild().expect("rows are made anew");
    assert_eq!(shown(&image()), Some(second));
    shop.do_it(&shop.keeper, &set(router, None));
    assert_eq!(image(), "");
}

#[test]
fn what_is_no_small_picture_is_refused() {
    let shop = Shop::open();
    let router = shop.product("RTR", 10_000, 1);
    for bytes in [jpeg(513, 0), b"<svg/>".to_vec(), Vec::new(), [jpeg(8, 0), vec![0; 60_000]].concat()] {
        assert_eq!(shop.refused(&shop.manager, &set(router, Some(&bytes))), "catalog.image_invalid");
    }
    let garbled = SetProductImage { product: router, jpeg: Some("pas du Base64".into()) };
    assert_eq!(shop.refused(&shop.manager, &garbled), "catalog.image_invalid");
    assert_eq!(shop.refused(&shop.manager, &set(ProductId::default(), None)), "catalog.product_unknown");
    assert_eq!(shop.refused(&shop.seller, &set(router, None)), "people.forbidden");
}
