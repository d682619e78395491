import HTTPTypes
import Testing

@testable import PaftaServer

@Suite struct `Requests answered where they are read` {
    @Test(arguments: [
        ("/health", true), ("/map", true), ("/collections/parsel/items/5", true), ("/collections/parsel/items", true),
        ("/collections/parsel/items?bbox=1,2,3,4&limit=20000", true),
        ("/collections/parsel/tiles/WebMercatorQuad/16/3/4", true), ("/tiles/parsel/15/3/4.mvt", true),
        ("/tiles/parsel/14/3/4.mvt", false), ("/collections/parsel/tiles/WebMercatorQuad/3/3/4", false),
        ("/collections", false), ("/collections/parsel", false), ("/api", false), ("/ready", false),
        ("/collections/parsel/items?filter=ada%3D5", false), ("/collections/parsel/items?sortby=ada", false),
        ("/collections/parsel/items?ada=5", false), ("/collections/parsel/items?datetime=2026-01-01", false),
        ("/collections/parsel/items?as-of=2026-01-01", false), ("/collections/parsel/items/5?as-of=2026-01-01", false),
        ("/collections/parsel/items?f=fgb", false), ("/collections/parsel/items?f=html", false),
    ])
    func `are known by their address`(_ address: String, _ isQuick: Bool) throws {
        let target = try RequestTarget(address)
        #expect(QuickRequests.contains(.get, target, isCompressed: false) == isQuick)
        #expect(!QuickRequests.contains(.post, target, isCompressed: false))
    }

    @Test func `have few features where they are compressed`() throws {
        let (few, many) = (
            try RequestTarget("/collections/p/items?limit=1000"), try RequestTarget("/collections/p/items?limit=1001")
        )
        #expect(QuickRequests.contains(.get, few, isCompressed: true))
        #expect(!QuickRequests.contains(.get, many, isCompressed: true))
        #expect(QuickRequests.contains(.get, many, isCompressed: false))
    }

    @Test(arguments: [
        ("/collections/parsel/items?ada=5", true), ("/collections/parsel/items?filter=ada%3D5", true),
        ("/collections/parsel/items?ada=5&sortby=ada", false), ("/collections/parsel/items?ada=5&f=html", false),
        ("/collections/parsel", false),
    ])
    func `may turn out to be so when they are planned`(_ address: String, _ mayBe: Bool) throws {
        #expect(QuickRequests.mayContain(.get, try RequestTarget(address), isCompressed: false) == mayBe)
    }
}
