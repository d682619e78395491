import AuditTrail
import Foundation
import GeoCore
import GeoPackageStore
import SharingPackages
import Testing

@Suite struct `Checking a package` {
    private func kinds(_ path: String, key: AuditPublicKey? = nil) throws -> Set<PackageFinding.Kind> {
        Set(try PackageVerifier.verify(path, key: key).findings.map(\.kind))
    }

    private func tampered(_ body: (Unpacked) throws -> Void) throws -> Set<PackageFinding.Kind> {
        let home = try PackagedHome()
        let made = try home.make()
        let package = try Unpacked(made.path)
        try body(package)
        try package.repack(over: made.path)
        return try kinds(made.path)
    }

    private static let resigned: Set<PackageFinding.Kind> = [.changed, .signatureInvalid]

    @Test func `finds a changed data file`() throws {
        let found = try tampered { package in
            var bytes = try package.bytes("data/parsel.gpkg")
            bytes[bytes.count - 1] ^= 1
            try package.write(bytes, to: "data/parsel.gpkg")
        }
        #expect(found == Self.resigned.union([.fileChanged]))
    }

    @Test func `finds a missing file and one that came along`() throws {
        let found = try tampered { package in
            package.members.removeAll { $0 == "README.txt" }
            try package.write([1, 2, 3], to: "data/ek.csv")
        }
        #expect(found == Self.resigned.union([.fileMissing, .fileUnlisted]))
    }

    @Test func `finds a manifest that was changed along with its file`() throws {
        let found = try tampered { package in
            let text = try package.text("manifest.json").replacing("Abone doğrulama", with: "Satış")
            try package.write(Array(text.utf8), to: "manifest.json")
        }
        #expect(found == Self.resigned)
    }

    @Test(arguments: ["", "{", "[]", "{\"type\":\"pafta-package\"}", String(repeating: "[", count: 100_000)])
    func `finds a manifest that is none`(_ text: String) throws {
        let found = try tampered { package in try package.write(Array(text.utf8), to: "manifest.json") }
        #expect(found == Self.resigned.union([.manifestInvalid]))
    }

    @Test func `finds every bit that was turned`() throws {
        let home = try PackagedHome()
        let made = try home.make()
        let whole = Array(try Data(contentsOf: URL(filePath: made.path)))
        for offset in stride(from: 0, to: whole.count, by: max(1, whole.count / 40)) {
            var bytes = whole
            bytes[offset] ^= 0x10
            try Data(bytes).write(to: URL(filePath: made.path))
            #expect(try kinds(made.path).isSuperset(of: Self.resigned))
        }
    }

    @Test func `finds a package that was cut off or is no archive`() throws {
        let home = try PackagedHome()
        let made = try home.make()
        let whole = try Data(contentsOf: URL(filePath: made.path))
        for count in [0, 1, 100, whole.count / 2, whole.count - 1] {
            try whole.prefix(count).write(to: URL(filePath: made.path))
            #expect(try kinds(made.path) == Self.resigned.union([.archiveDamaged]))
        }
    }

    @Test func `finds a signature that is missing, changed or of another key`() throws {
        let home = try PackagedHome()
        let made = try home.make()
        let seal = URL(filePath: "\(made.path).sig")
        let text = String(decoding: try Data(contentsOf: seal), as: UTF8.self)
        let other = try foreignKey()
        #expect(try kinds(made.path, key: other) == [.foreignKey, .signatureInvalid])
        let broken = text.replacing("\"signature\": \"", with: "\"signature\": \"00")
            .replacing("00\"\n}", with: "\"\n}")
        try Data(broken.utf8).write(to: seal)
        #expect(try kinds(made.path) == [.signatureInvalid])
        for none in ["", "{}", "null", "\u{0}"] {
            try Data(none.utf8).write(to: seal)
            #expect(try kinds(made.path) == [.signatureMissing])
        }
        try FileManager.default.removeItem(at: seal)
        #expect(try kinds(made.path) == [.signatureMissing])
    }

    @Test func `says that a file is not there`() throws {
        let error = #expect(throws: PaftaError.self) { try PackageVerifier.verify("/tmp/yok/yok.zip", key: nil) }
        #expect(error?.code == .unreadablePackage)
    }

    /// The key of another home's trail.
    private func foreignKey() throws -> AuditPublicKey {
        let home = try PackagedHome()
        _ = try home.make()
        return try #require(try AuditFolder(home: home.home.path).publicKey())
    }
}
