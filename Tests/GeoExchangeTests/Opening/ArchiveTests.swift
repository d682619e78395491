import FeatureQuery
import GeoCore
import GeoExchange
import Testing

@Suite struct `Archives of deliveries` {
    private func refused(_ members: [StoredArchive.Member]) throws -> PaftaError? {
        let folder = try TemporaryFolder()
        let path = try folder.write("teslim.zip", StoredArchive.bytes(members))
        let error = #expect(throws: PaftaError.self) { try VectorFile.open(path) }
        #expect(folder.names == ["teslim.zip"])
        return error
    }

    private static let table = Array("NO;AD\n1;İğde\n".utf8)

    @Test(arguments: ["../a.csv", "a/../../b.csv", "/tmp/a.csv", "C:\\a.csv", "..\\a.csv", "a\u{1}.csv", ""])
    func `a name that leads out of the archive is refused`(_ name: String) throws {
        #expect(try refused([.init(name, Self.table)])?.code == .unsafeSource)
    }

    @Test func `links are refused`() throws {
        var link = StoredArchive.Member("a.csv", Array("/etc/passwd".utf8))
        link.mode = 0o120_777
        #expect(try refused([link])?.code == .unsafeSource)
    }

    @Test func `the same name twice is refused`() throws {
        #expect(try refused([.init("a.csv", Self.table), .init("A.CSV", Self.table)])?.code == .unsafeSource)
    }

    @Test func `an encrypted archive is refused and says why`() throws {
        var member = StoredArchive.Member("a.csv", Self.table)
        member.flags = 1
        let error = try refused([member])
        #expect(error?.code == .encryptedSource)
        #expect(error?.message.turkish.contains("şifreli") == true)
    }

    @Test func `members that share their bytes are refused`() throws {
        var second = StoredArchive.Member("b.csv", Self.table)
        second.sharesBytes = true
        #expect(try refused([.init("a.csv", Self.table), second])?.code == .unsafeSource)
    }

    @Test func `a bomb is refused by what its directory says`() throws {
        var bomb = StoredArchive.Member("a.csv", Self.table)
        bomb.method = 8
        bomb.statedSize = 1 << 30
        #expect(try refused([bomb])?.code == .sourceLimit)
    }

    @Test func `a bomb that lies about its size is refused while it unpacks`() throws {
        let folder = try TemporaryFolder()
        var bytes = try TemporaryFolder.bytes(Delivery.path("import-formats/gdb/testopenfilegdb.gdb.zip"))
        // The first member's unpacked size, 24 bytes into its entry of the directory.
        let signature: [UInt8] = [0x50, 0x4B, 0x01, 0x02]
        let starts = bytes.indices.dropLast(46).filter { bytes[$0..<$0 + 4].elementsEqual(signature) }
        for start in starts where bytes[start + 24..<start + 28].contains(where: { $0 != 0 }) {
            bytes.replaceSubrange(start + 24..<start + 28, with: [1, 0, 0, 0])
        }
        let path = try folder.write("a.gdb.zip", bytes)
        let error = #expect(throws: PaftaError.self) { try VectorFile.open(path) }
        #expect(error?.code == .damagedSource)
    }

    @Test func `more members than the limit are refused`() throws {
        let folder = try TemporaryFolder()
        let members = (0..<5).map { StoredArchive.Member("\($0).csv", Self.table) }
        let path = try folder.write("a.zip", StoredArchive.bytes(members))
        var options = SourceOptions()
        options.limits.members = 4
        let error = #expect(throws: PaftaError.self) { try VectorFile.open(path, options: options) }
        #expect(error?.code == .sourceLimit)
        #expect(try VectorFile.open(path).layers.count == 5)
    }

    @Test func `archives inside of archives are not followed`() throws {
        let inner = StoredArchive.bytes([("a.csv", Self.table)])
        #expect(try refused([.init("ic.zip", inner)])?.code == .unknownSourceFormat)
    }

    /// `PARSELŞĞİ.csv` in the code pages of DOS and Windows.
    @Test(arguments: [[0x9E, 0xA6, 0x98], [0xDE, 0xD0, 0xDD]] as [[UInt8]])
    func `Turkish names of members are decoded`(_ letters: [UInt8]) throws {
        let folder = try TemporaryFolder()
        var member = StoredArchive.Member("", Self.table)
        member.name = Array("PARSEL".utf8) + letters + Array(".csv".utf8)
        let file = try VectorFile.open(folder.write("a.zip", StoredArchive.bytes([member])))
        #expect(file.members == ["PARSELŞĞİ.csv"])
        #expect(try file.all().texts("AD") == ["İğde"])
    }

    @Test func `one of several data sets is chosen by its name`() throws {
        let folder = try TemporaryFolder()
        let members = [("x/a.csv", Self.table), ("x/b.csv", Self.table)]
        let path = try folder.write("a.zip", StoredArchive.bytes(members.map { ($0.0, $0.1) }))
        #expect(try VectorFile.open(path).members == ["x/a.csv", "x/b.csv"])
        for name in ["b", "b.csv", "x/b.csv"] {
            #expect(try VectorFile.open(path, options: .init(member: name)).layers.map(\.name) == ["b"])
        }
        let error = #expect(throws: PaftaError.self) { try VectorFile.open(path, options: .init(member: "c")) }
        #expect(error?.code == .ambiguousMember)
        #expect(error?.message.turkish.contains("'x/b.csv'") == true)
    }

    @Test func `data sets whose layers have the same name are told apart by a choice`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.zip", StoredArchive.bytes([("x/a.csv", Self.table), ("y/a.csv", Self.table)]))
        #expect(#expect(throws: PaftaError.self) { try VectorFile.open(path) }?.code == .ambiguousMember)
        #expect(try VectorFile.open(path, options: .init(member: "y/a.csv")).layers.count == 1)
    }

    @Test func `a spoiled archive gives data or an error, never a crash`() throws {
        let folder = try TemporaryFolder()
        let whole = StoredArchive.bytes([("a.csv", Self.table), ("b/c.csv", Self.table)])
        var generator = SystemRandomNumberGenerator()
        for attempt in 0..<400 {
            var bytes = attempt % 3 == 0 ? Array(whole.prefix(attempt % whole.count + 1)) : whole
            for _ in 0..<3 { bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255) }
            let path = try folder.write("a.zip", bytes)
            do throws(PaftaError) { _ = try VectorFile.open(path) } catch {
                #expect(error.category != .internalFault)
            }
        }
    }

    @Test func `what was unpacked stays as long as it is read`() throws {
        var file: VectorFile? = try Delivery.open("import-formats/gdb/testopenfilegdb.gdb.zip")
        let layers = try #require(file?.layers)
        let filled = try #require(layers.firstIndex { ($0.featureCount ?? 0) > 2 })
        let reader = try #require(try file?.features(layer: filled, batchSize: 2))
        file = nil
        var count = 0
        while let batch = try reader.next() { count += batch.count }
        #expect(count == layers[filled].featureCount)
    }
}
