//! The figures of `docs/adr/0005-transport.md`. To repeat them:
//! `cargo test --release -p comptoir-sync measured -- --ignored --nocapture`.

use std::time::Instant;

use bytes::Bytes;

use super::proxy::Wire;
use super::{Client, DeviceKey, Limits, Running, noise, soon};
use crate::transport::Admission;

const HANDSHAKES: u32 = 200;
const ASKS: u32 = 2_000;
const MEGABYTES: u32 = 256;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "it measures, and says nothing of right and wrong"]
async fn measured() {
    let relay = Running::start(Limits::default()).await;
    let key = DeviceKey::generate().unwrap();
    relay.shop.know(key.public(), Admission::Member);
    let began = Instant::now();
    for _ in 0..HANDSHAKES {
        let client = Client::new(&key, relay.expected(), [relay.address]).unwrap();
        client.ask("/echo", Bytes::new()).await.unwrap();
    }
    println!("a connection and its first answer: {:?}", began.elapsed() / HANDSHAKES);

    let wire = Wire::to(relay.address).await;
    let client = relay.member_at(Limits::default(), wire.address);
    for what in ["a connection and its first answer", "a second one"] {
        let before = (wire.bytes_up(), wire.bytes_down());
        client.ask("/echo", "twenty bytes or so..".into()).await.unwrap();
        println!("{what}: {} bytes up, {} down", wire.bytes_up() - before.0, wire.bytes_down() - before.1);
    }

    let client = relay.member();
    client.ask("/echo", Bytes::new()).await.unwrap();
    let began = Instant::now();
    for _ in 0..ASKS {
        client.ask("/echo", "twenty bytes or so..".into()).await.unwrap();
    }
    println!("one ask after the other: {:?} each", began.elapsed() / ASKS);

    let began = Instant::now();
    let asks = (0..16).map(|_| {
        let client = client.clone();
        tokio::spawn(async move {
            for _ in 0..ASKS / 16 {
                client.ask("/echo", "twenty bytes or so..".into()).await.unwrap();
            }
        })
    });
    for ask in asks.collect::<Vec<_>>() {
        ask.await.unwrap();
    }
    println!("sixteen at once: {:.0} asks/s", f64::from(ASKS) / began.elapsed().as_secs_f64());

    let (random, began) = (noise(8_000_000), Instant::now());
    for _ in 0..MEGABYTES / 8 {
        soon(client.ask("/size", random.clone())).await.unwrap();
    }
    println!("up, unpackable: {:.0} MB/s", f64::from(MEGABYTES) / began.elapsed().as_secs_f64());

    let began = Instant::now();
    for _ in 0..MEGABYTES / 8 {
        soon(client.ask("/noise", "8000000".into())).await.unwrap();
    }
    println!(
        "down, unpackable (made anew each time): {:.0} MB/s",
        f64::from(MEGABYTES) / began.elapsed().as_secs_f64()
    );

    let began = Instant::now();
    let mut stream = client.listen("/count", "200000".into()).await.unwrap();
    let mut frames = 0_u32;
    while stream.next().await.unwrap().is_some() {
        frames += 1;
    }
    println!("a stream: {:.0} small frames/s", f64::from(frames) / began.elapsed().as_secs_f64());
    relay.stop().await;
}
