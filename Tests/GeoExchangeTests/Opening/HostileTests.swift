import FeatureQuery
import GeoCore
import GeoExchange
import Glibc
import Testing

/// A port of this machine that nobody may connect to.
final class SilentServer {
    let port: Int
    private let handle: Int32

    init() throws {
        handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = handle
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe bind(socket, pointer, length) == 0 && listen(socket, 8) == 0
                    && getsockname(socket, pointer, &length) == 0
            }
        }
        try #require(isBound)
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit { close(handle) }

    /// Whether somebody connected.
    var wasAsked: Bool { accept(handle, nil, nil) >= 0 }
}

@Suite struct `Hostile deliveries` {
    private func open(_ name: String, _ text: String) throws -> (PaftaError?, Int) {
        let folder = try TemporaryFolder()
        let path = try folder.write(name, text)
        do {
            let file = try VectorFile.open(path)
            var count = 0
            for index in file.layers.indices { count += try file.all(index).count }
            return (nil, count)
        } catch let error as PaftaError { return (error, 0) }
    }

    private static let entities = [
        ("a.gml", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"),
        ("a.kml", "\u{FEFF}<?xml version='1.0'?>\n<!-- <a> --><!DOCTYPE kml SYSTEM 'http://127.0.0.1/a.dtd'><kml/>"),
        ("a.gpx", "<?xml version='1.0'?><!ENTITY a 'b'><gpx/>"),
        ("a.osm", "<!DOCTYPE osm [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><osm version='0.6'/>"),
        ("a.xml", "  <!DOCTYPE gml><gml xmlns:gml='http://www.opengis.net/gml'/>"),
    ]

    @Test(arguments: entities)
    func `documents with a document type or entities are refused`(_ name: String, _ text: String) throws {
        #expect(try open(name, text).0?.code == .unsafeSource)
    }

    @Test func `a document type in UTF-16 is seen`() throws {
        let folder = try TemporaryFolder()
        let text = "<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE a><a/>"
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let path = try folder.write("a.gml", bytes)
        #expect(#expect(throws: PaftaError.self) { try VectorFile.open(path) }?.code == .unsafeSource)
    }

    @Test func `a document that hides its start behind a long comment is refused`() throws {
        let text = "<!--\(String(repeating: "a", count: 1 << 20))--><!DOCTYPE a><kml/>"
        #expect(try open("a.kml", text).0?.code == .unsafeSource)
    }

    @Test func `KML that takes its content from elsewhere is refused`() throws {
        let server = try SilentServer()
        let link = "<NetworkLink><Link><href>http://127.0.0.1:\(server.port)/a.kml</href></Link></NetworkLink>"
        let text = "<kml xmlns='http://www.opengis.net/kml/2.2'><Document>\(link)</Document></kml>"
        #expect(try open("a.kml", text).0?.code == .remoteReference)
        let folder = try TemporaryFolder()
        let path = try folder.write("a.kmz", StoredArchive.bytes([("doc.kml", Array(text.utf8))]))
        #expect(#expect(throws: PaftaError.self) { try VectorFile.open(path) }?.code == .remoteReference)
        #expect(!server.wasAsked)
    }

    @Test func `GeoJSON whose CRS is an address is refused and nothing is asked`() throws {
        let server = try SilentServer()
        for kind in ["link", "url"] {
            let crs = "{\"type\":\"\(kind)\",\"properties\":{\"href\":\"http://127.0.0.1:\(server.port)/a\","
            let text =
                "{\"type\":\"FeatureCollection\",\"crs\":\(crs)\"url\":\"http://127.0.0.1:\(server.port)/a\"}},"
                + "\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":null}]}"
            #expect(try open("a.geojson", text).0?.code == .remoteReference)
        }
        #expect(!server.wasAsked)
    }

    @Test func `schemas and links of GML are never asked for`() throws {
        let server = try SilentServer()
        let address = "http://127.0.0.1:\(server.port)"
        let text =
            "<a:FeatureCollection xmlns:a='urn:a' xmlns:gml='http://www.opengis.net/gml' "
            + "xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
            + "xsi:schemaLocation='urn:a \(address)/a.xsd'><gml:featureMember><a:Yol><a:ad>x</a:ad>"
            + "<a:kod xlink:href='\(address)/kod'/><a:g><gml:Point srsName='\(address)/epsg/5254'><gml:coordinates>"
            + "1,2</gml:coordinates></gml:Point></a:g></a:Yol></gml:featureMember></a:FeatureCollection>"
        _ = try open("a.gml", text)
        #expect(!server.wasAsked)
    }

    @Test func `files that are lists of addresses are refused`() throws {
        let server = try SilentServer()
        let address = "http://127.0.0.1:\(server.port)"
        let virtual = "<OGRVRTDataSource><OGRVRTLayer name='a'><SrcDataSource>\(address)</SrcDataSource></OGRVRTLayer>"
        for name in ["a.vrt", "a.json", "a.geojson", "a.shp", "a.gml", "a.xml", "a.csv.vrt"] {
            #expect(try open(name, "\(virtual)</OGRVRTDataSource>").0 != nil)
        }
        let service = "<OGRWFSDataSource><URL>\(address)/wfs</URL></OGRWFSDataSource>"
        for name in ["a.xml", "a.gml"] { #expect(try open(name, service).0 != nil) }
        #expect(!server.wasAsked)
    }

    @Test func `a file is read as what its ending says or not at all`() throws {
        let folder = try TemporaryFolder()
        for (source, name) in [
            ("rize-derived/turef_tm42.gpkg", "a.shp"), ("rize-derived/geojson/bina_rfc7946.geojson", "a.gpkg"),
            ("rize-derived/gml/bina_gml2.gml", "b.json"), ("rize-derived/turef_tm42.gpkg", "b.dxf"),
        ] {
            let path = try folder.write(name, TemporaryFolder.bytes(Delivery.path(source)))
            #expect(#expect(throws: PaftaError.self) { try VectorFile.open(path) }?.code == .damagedSource)
        }
    }
}
