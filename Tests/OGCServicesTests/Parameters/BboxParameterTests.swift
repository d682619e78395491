import GeoCore
import Testing

@testable import OGCServices

@Suite struct `The parameter bbox` {
    let parameter = BboxParameter()

    @Test(arguments: [
        ("28.9,40.9,29.1,41.1", Envelope(minX: 28.9, minY: 40.9, maxX: 29.1, maxY: 41.1)),
        ("-180,-90,180,90", .world), ("0,0,0,0", Envelope(minX: 0, minY: 0, maxX: 0, maxY: 0)),
        ("1e1,-.5,+11.5,2", Envelope(minX: 10, minY: -0.5, maxX: 11.5, maxY: 2)),
        ("28.9,40.9,-10,29.1,41.1,5000", Envelope(minX: 28.9, minY: 40.9, maxX: 29.1, maxY: 41.1)),
    ])
    func `four or six numbers are a box, /req/core/fc-bbox-definition`(_ text: String, _ box: Envelope) throws {
        #expect(try parameter.parse(text) == [box])
    }

    @Test func `a box across the antimeridian becomes two, /req/core/fc-bbox-definition`() throws {
        let boxes = try parameter.parse("177,65,-177,70")
        #expect(
            boxes == [
                Envelope(minX: 177, minY: 65, maxX: 180, maxY: 70),
                Envelope(minX: -180, minY: 65, maxX: -177, maxY: 70),
            ]
        )
    }

    @Test(arguments: [
        "", "1", "1,2,3", "1,2,3,4,5", "1,2,3,4,5,6,7", "1,2,3,", ",,,", "a,b,c,d", "1, 2,3,4", "nan,0,1,1",
        "0,0,inf,1",
        "0x1,0,1,1", "0,0,1e999,1", "0,1,1,0", "-181,0,1,1", "0,-91,1,1", "0,0,181,1", "0,0,1,91", "0,0,9,1,1,1",
        "0;0;1;1", "１,2,3,4", String(repeating: "1,", count: 100_000), "0,0,1,1\0",
    ])
    func `anything else is refused, /req/core/query-param-invalid`(_ text: String) {
        let error = #expect(throws: PaftaError.self) { try parameter.parse(text) }
        #expect(error?.code == .invalidParameter)
        #expect(error?.message.english.contains("'bbox'") == true)
    }

    @Test func `the error says what was got and how to write it`() {
        let error = #expect(throws: PaftaError.self) { try parameter.parse("29,41,30,40") }
        #expect(
            error?.message.english == "Parameter 'bbox' cannot be '29,41,30,40': the south is greater than the north."
        )
        #expect(
            error?.message.turkish
                == "'bbox' parametresinin değeri '29,41,30,40' olamaz: güney sınırı kuzey sınırından büyük."
        )
        #expect(error?.remedy?.turkish == "Şu biçimde yazın: bbox=28.9,40.9,29.1,41.1")
    }
}
