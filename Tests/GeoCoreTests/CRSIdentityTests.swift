import GeoCore
import Testing

@Suite struct `CRS identity parsing` {
    @Test(arguments: [
        ("EPSG:5254", "EPSG:5254"), ("epsg:5254", "EPSG:5254"), ("5254", "EPSG:5254"),
        ("urn:ogc:def:crs:EPSG::5254", "EPSG:5254"), ("urn:ogc:def:crs:EPSG:9.9.1:5254", "EPSG:5254"),
        ("URN:OGC:DEF:CRS:EPSG::5254", "EPSG:5254"), ("http://www.opengis.net/def/crs/EPSG/0/5254", "EPSG:5254"),
        ("https://www.opengis.net/def/crs/EPSG/9.9.1/5254", "EPSG:5254"), ("OGC:CRS84", "OGC:CRS84"),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", "OGC:CRS84"), ("urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84"),
        ("http://www.opengis.net/def/crs/OGC/1.3/CRS84", "OGC:CRS84"), ("IAU_2015:30100", "IAU_2015:30100"),
        ("http://www.opengis.net/def/crs/OGC/0/CRS84h", "OGC:CRS84h"), ("ESRI:102100", "ESRI:102100"),
    ])
    func `the usual spellings are understood`(_ sample: (text: String, expected: String)) throws {
        #expect(try CRSIdentity(parsing: sample.text).description == sample.expected)
    }

    @Test(arguments: [
        "", ":", "::", "/", "EPSG:", ":5254", "EPSG::5254", "EPSG/5254", "EPSG:5254:", "/5254", "5254/", "-5254",
        "5 254",
        "EPSG:52 54", "EPSG:5254\n", "EPSG:5254\u{0}", "EPSG:5254'; DROP TABLE x", "EPSG:../../etc/passwd", "EPSG:%35",
        "EPSG:٥٢٥٤", "٥٢٥٤", "ÉPSG:5254", "EPSG:5254é", "urn:ogc:def:crs:EPSG:5254", "urn:ogc:def:crs:EPSG::",
        "urn:ogc:def:crs:EPSG::5254:1", "urn:ogc:def:crs,crs:EPSG::5254,crs:EPSG::5773", "urn:x:def:crs:EPSG::5254",
        "http://www.opengis.net/def/crs/EPSG/0/", "http://www.opengis.net/def/crs/EPSG/0/5254/x",
        "http://example.org/def/crs/EPSG/0/5254", "file:///def/crs/EPSG/0/5254", "http://5254",
        "http://www.opengis.net/gml/srs/epsg.xml#4326", "+proj=utm +zone=36", "PROJCS[\"x\"]",
    ])
    func `other texts are refused`(_ text: String) {
        let error = #expect(throws: PaftaError.self) { try CRSIdentity(parsing: text) }
        #expect(error?.code == .malformedCRS && error?.category == .invalidInput)
    }

    @Test func `an endless text is refused and not repeated whole`() {
        for text in [String(repeating: "9", count: 100_000), "EPSG:" + String(repeating: "9", count: 100_000)] {
            let error = #expect(throws: PaftaError.self) { try CRSIdentity(parsing: text) }
            #expect((error?.message.english.utf8.count ?? .max) < 200)
        }
    }

    @Test func `the error names the text and the way out in both languages`() {
        let error = #expect(throws: PaftaError.self) { try CRSIdentity(parsing: "TM30") }
        #expect(error?.message.english == "'TM30' does not name a coordinate reference system.")
        #expect(error?.message.turkish == "'TM30' bir koordinat referans sistemi adı değil.")
        #expect(error?.remedy?.turkish.contains("EPSG:5254") == true)
    }

    @Test func `URIs are those of the OGC register`() throws {
        #expect(CRSIdentity.crs84.uri == "http://www.opengis.net/def/crs/OGC/1.3/CRS84")
        #expect(CRSIdentity.epsg(5_254).uri == "http://www.opengis.net/def/crs/EPSG/0/5254")
        for identity in [CRSIdentity.crs84, .webMercator, .wgs84, .epsg(5_254)] {
            #expect(try CRSIdentity(parsing: identity.uri) == identity)
            #expect(try CRSIdentity(parsing: identity.description) == identity)
        }
    }

    @Test func `only EPSG has EPSG codes`() {
        #expect(CRSIdentity.webMercator.epsgCode == 3_857)
        #expect(CRSIdentity.crs84.epsgCode == nil && CRSIdentity(authority: "ESRI", code: "102100").epsgCode == nil)
        #expect(CRSIdentity(authority: "epsg", code: "5254") == .epsg(5_254))
    }
}
