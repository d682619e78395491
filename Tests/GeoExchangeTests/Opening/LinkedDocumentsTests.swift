import FeatureQuery
import GeoCore
import GeoExchange
import Testing

@Suite struct `Links of a KMZ` {
    private static func document(_ content: String) -> [UInt8] {
        Array(
            "<?xml version='1.0'?><kml xmlns='http://www.opengis.net/kml/2.2'><Document>\(content)</Document></kml>"
                .utf8
        )
    }

    private static func link(_ address: String) -> String {
        "<NetworkLink><Link>\n<href>\(address)</href>\n</Link></NetworkLink>"
    }

    private static func layer(_ name: String) -> String {
        "<Folder><name>\(name)</name><Placemark><name>\(name) 1</name><Point><coordinates>32.5,39.9</coordinates></Point>"
            + "</Placemark></Folder>"
    }

    private func open(_ main: String, _ others: [(String, String)], name: String = "a.kmz") throws -> VectorFile {
        let folder = try TemporaryFolder()
        let members = [("doc.kml", Self.document(main))] + others.map { ($0.0, Self.document($0.1)) }
        return try VectorFile.open(folder.write(name, StoredArchive.bytes(members)))
    }

    /// As GDAL 3.6 writes two layers: a main document of nothing but links, in a CDATA section where letters need it.
    @Test func `to the layers inside yield all layers, in their order`() throws {
        let main = Self.link("layers/yol.kml") + Self.link("<![CDATA[layers/bina & yapı 1.kml]]>")
        let others = [("layers/bina & yapı 1.kml", Self.layer("bina")), ("layers/yol.kml", Self.layer("yol"))]
        let file = try open(main, others + [("layers/eski.kml", Self.layer("eski"))])
        #expect(file.members == ["layers/yol.kml", "layers/bina & yapı 1.kml"])
        #expect(file.layers.map(\.name) == ["yol", "bina"])
        #expect(try file.layers.indices.map { try file.all($0).count } == [1, 1])
    }

    @Test func `may go round, be written in other ways and stand beside features`() throws {
        let bina = Self.link("../doc.kml") + Self.link("alt/./yap%C4%B1.kml") + Self.layer("bina")
        let main =
            Self.layer("kent") + Self.link("katman/bina.kml") + "<NetworkLinkControl/>" + Self.link("a&amp;b.kml")
        let file = try open(
            main,
            [("katman/bina.kml", bina), ("katman/alt/yapı.kml", Self.layer("yapi")), ("a&b.kml", Self.layer("ab"))]
        )
        #expect(file.members == ["doc.kml", "katman/bina.kml", "katman/alt/yapı.kml", "a&b.kml"])
    }

    @Test(arguments: [
        "layers/yok.kml", "../a.kml", "layers/../../a.kml", "/layers/a.kml", "layers\\a.kml", "file:layers/a.kml",
        "http://127.0.0.1/layers/a.kml", "//127.0.0.1/layers/a.kml", "C:/layers/a.kml", "layers/a.kml?x",
        "layers/a.kmz",
        "%2e%2e/a.kml", "layers/%", "", "layers/a.kml</href><href>http://127.0.0.1/a.kml",
        "layers/a.kml</href><!-- </NetworkLink> --><href>b", "<![CDATA[layers/a.kml]]><![CDATA[]]>",
        "<b>layers/a.kml</b>",
    ])
    func `that lead elsewhere are refused`(_ address: String) throws {
        let error = #expect(throws: PaftaError.self) {
            try open(Self.link("layers/a.kml") + Self.link(address), [("layers/a.kml", Self.layer("a"))])
        }
        #expect(error?.code == .remoteReference)
    }

    @Test(arguments: ["<NetworkLink>", "<NetworkLink/>", "<NetworkLink", "<NetworkLink><Link></Link></NetworkLink>"])
    func `that cannot be read are refused`(_ link: String) throws {
        let error = #expect(throws: PaftaError.self) { try open(link, [("layers/a.kml", Self.layer("a"))]) }
        #expect(error?.code == .remoteReference)
    }

    @Test func `deeper in the archive are looked at as well`() throws {
        let error = #expect(throws: PaftaError.self) {
            try open(Self.link("a.kml"), [("a.kml", Self.layer("a") + Self.link("http://127.0.0.1/b.kml"))])
        }
        #expect(error?.code == .remoteReference)
    }

    /// A folder as institutions deliver it: two KMZ, one of them with links, and a table beside.
    private func deliver(to folder: TemporaryFolder) throws {
        let linking = [
            ("doc.kml", Self.document(Self.link("alt/yol.kml"))), ("alt/yol.kml", Self.document(Self.layer("yol"))),
        ]
        try folder.write("yollar.kmz", StoredArchive.bytes(linking))
        try folder.write("bina.kmz", StoredArchive.bytes([("doc.kml", Self.document(Self.layer("bina")))]))
        try folder.write("tablo.csv", "NO;AD\n1;x\n")
    }

    @Test func `do not matter where the KMZ lies in a folder beside other files`() throws {
        let folder = try TemporaryFolder()
        try deliver(to: folder)
        let file = try VectorFile.open(folder.path)
        #expect(file.members == ["bina.kmz/doc.kml", "tablo.csv", "yollar.kmz/alt/yol.kml"])
        #expect(file.layers.map(\.name) == ["bina", "tablo", "yol"])
        #expect(try file.layers.indices.map { try file.all($0).count } == [1, 1, 1])
    }

    @Test(arguments: ["yollar.kmz", "yollar", "yollar.kmz/alt/yol.kml"])
    func `of one KMZ of a folder are read by its name or that of a document in it`(_ member: String) throws {
        let folder = try TemporaryFolder()
        try deliver(to: folder)
        let file = try VectorFile.open(folder.path, options: SourceOptions(member: member))
        #expect(file.layers.map(\.name) == ["yol"])
    }

    @Test func `in a damaged KMZ of a folder stop the others only if they are asked for too`() throws {
        let folder = try TemporaryFolder()
        try deliver(to: folder)
        try folder.write("eksik.kmz", Array("PK\u{3}\u{4} eksik".utf8))
        #expect(#expect(throws: PaftaError.self) { try VectorFile.open(folder.path) }?.code == .damagedSource)
        #expect(try VectorFile.open(folder.path, options: SourceOptions(member: "bina.kmz")).layers.count == 1)
    }

    @Test func `are followed in no other archive`() throws {
        let error = #expect(throws: PaftaError.self) {
            try open(Self.link("a.kml"), [("a.kml", Self.layer("a"))], name: "a.zip")
        }
        #expect(error?.code == .remoteReference)
    }

    /// Documents are read a mebibyte at a time.
    @Test(arguments: [1, 6, 12, 40, 90])
    func `are found across the pieces in which documents are read`(_ before: Int) throws {
        let start = Self.document("").count - "</Document></kml>".utf8.count
        let comment = "<!--\(String(repeating: "-a", count: ((1 << 20) - start - before - 7) / 2))-->"
        let file = try open(comment + Self.link("a.kml"), [("a.kml", Self.layer("a"))])
        #expect(file.layers.map(\.name) == ["a"])
    }
}
