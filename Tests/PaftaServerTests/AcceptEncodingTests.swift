import Testing

@testable import PaftaServer

@Suite struct `The codings that a client takes` {
    @Test(arguments: [
        ("gzip", ContentCoding.gzip), ("x-gzip", .gzip), ("GZIP", .gzip), ("zstd", .zstd), ("ZStd", .zstd),
        ("gzip, deflate, br, zstd", .zstd), ("zstd, gzip", .zstd), ("gzip;q=1.0, zstd;q=0.9", .gzip),
        ("gzip;q=0.5, zstd;q=0.501", .zstd), ("gzip;q=0.5,zstd;q=0.5", .zstd), ("gzip\t;\tq=0.5 , zstd ; q=0", .gzip),
        ("*", .gzip), ("gzip, *", .gzip), ("zstd, *", .zstd), ("gzip;q=0.5, *", .zstd), ("gzip;q=0, *;q=0.1", .zstd),
        ("zstd;q=0, *", .gzip), ("br, *;q=0", .identity), ("identity", .identity), ("", .identity),
        ("gzip, identity", .gzip), ("gzip;q=0.5, identity", .identity), ("zstd;q=0.5, identity;q=0.5", .zstd),
        ("gzip;q=0", .identity), ("gzip;Q=0.000, br", .identity), ("gzip;level=1;q=0", .identity),
    ])
    func `are chosen by weight, zstd among equals`(_ header: String, _ coding: ContentCoding) {
        #expect(AcceptEncoding(header).coding == coding)
    }

    @Test func `are none without the header`() {
        #expect(AcceptEncoding(nil).coding == .identity)
        #expect(!AcceptEncoding(nil).refusesIdentity)
    }

    @Test(arguments: [
        ("identity;q=0", true), ("gzip, identity;q=0.000", true), ("gzip, *;q=0", true), ("*;q=0, identity", false),
        ("gzip", false), ("*", false), ("identity;q=0.001", false), ("", false),
    ])
    func `may leave out what has none`(_ header: String, _ isRefused: Bool) {
        #expect(AcceptEncoding(header).refusesIdentity == isRefused)
    }

    @Test(arguments: [
        "gzip;q=nan", "gzip;q=inf", "gzip;q=-1", "gzip;q=2", "gzip;q=1.001", "gzip;q=1e3", "gzip;q=", "gzip;q=.5",
        "gzip;q=0x1", "gzip;q=0.5.5", "gzip;q=99999999999999999999", "gzip;q=\u{661}", "gzipp", "gz ip2", "\u{130}gzip",
        "gzip/zstd", ";q=1", ";;;,,;", ",", "\"gzip\"", "gzip, gzip;q=0", "gzip;q=0, gzip", "zstd\u{0}",
    ])
    func `are none where they cannot be read`(_ header: String) {
        #expect(AcceptEncoding(header).coding == .identity)
    }

    @Test func `are read quickly from a header as long as can be`() {
        let clock = ContinuousClock()
        let headers = [
            String(repeating: "a,", count: 40_000), String(repeating: ";", count: 80_000),
            String(repeating: "gzip;q=0.5,", count: 7_000), "gzip;q=0." + String(repeating: "9", count: 80_000),
            String(repeating: "x", count: 80_000),
        ]
        for header in headers {
            // A debug build on a busy machine; a reader that is not linear would take minutes.
            #expect(clock.measure { _ = AcceptEncoding(header) } < .seconds(2))
        }
    }
}
