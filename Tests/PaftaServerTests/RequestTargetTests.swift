import GeoCore
import Testing

@testable import OGCServices
@testable import PaftaServer

@Suite struct `A request target` {
    @Test func `is split and decoded`() throws {
        let target = try RequestTarget("/collections/mahalle%20ad%C4%B1/items?ad=I%C5%9F%C4%B1kkent+Mah.&limit=5&bos")
        #expect(target.segments == ["collections", "mahalle adı", "items"])
        #expect(target.query.map(\.name) == ["ad", "limit", "bos"])
        #expect(target.query.map(\.value) == ["Işıkkent Mah.", "5", ""])
    }

    @Test func `keeps a plus sign in the path and an encoded slash in a segment`() throws {
        let target = try RequestTarget("/collections/a+b/items/x%2Fy")
        #expect(target.segments == ["collections", "a+b", "items", "x/y"])
    }

    @Test(arguments: ["/", "", "//", "/?"])
    func `without segments is the landing page`(_ text: String) throws {
        #expect(try RequestTarget(text).segments.isEmpty)
    }

    @Test(arguments: ["/%", "/%4", "/%zz", "/a?b=%G0", "/%FF", "/%C3", "/a%00b", "/?%C0%80=1"])
    func `that is malformed is refused`(_ text: String) {
        let error = #expect(throws: PaftaError.self) { try RequestTarget(text) }
        #expect(error?.code == .malformedRequest)
    }

    @Test func `of more than 16 KiB is refused`() {
        let error = #expect(throws: PaftaError.self) { try RequestTarget("/" + String(repeating: "a", count: 20_000)) }
        #expect(error?.code == .malformedRequest)
    }
}
