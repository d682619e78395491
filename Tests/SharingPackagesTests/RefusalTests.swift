import AuditTrail
import Foundation
import GeoCore
import GeoPackageStore
import HomeRegistry
import SharingPackages
import SharingProtocols
import Testing

@Suite struct `A package that must not be made` {
    private func files(_ home: PackagedHome) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: "\(home.home.path)/packages")) ?? []
    }

    private func expect(_ code: PaftaError.Code, _ home: PackagedHome, _ order: PackageOrder) throws {
        let error = #expect(throws: PaftaError.self) { try home.maker.make(order) }
        #expect(error?.code == code)
        #expect(files(home) == [])
        #expect(try home.registry.packages() == [])
    }

    @Test func `is refused while the protocol is not in force`() throws {
        let home = try PackagedHome()
        try expect(.refusedPackage, home, home.order(at: PackagedHome.now - 40 * 86_400))
        try expect(.refusedPackage, home, home.order(at: PackagedHome.now + 400 * 86_400))
        let decision = ProtocolDecision(actor: "ayse", moment: "2026-11-21T10:00:00Z", letter: "E-2")
        try ProtocolBook(home.registry).perform(.suspend, PackagedHome.number, decision)
        try expect(.refusedPackage, home, home.order())
    }

    @Test func `is refused where packages are not agreed`() throws {
        let home = try PackagedHome { $0.delivery.channels = [.api] }
        try expect(.refusedPackage, home, home.order())
    }

    @Test func `is made once where one was agreed`() throws {
        let home = try PackagedHome { $0.delivery.channels = [.oneOff] }
        _ = try home.make()
        let error = #expect(throws: PaftaError.self) { try home.make() }
        #expect(error?.code == .refusedPackage)
    }

    @Test func `is refused if a layer is missing or no agreed format is one of files`() throws {
        let missing = try PackagedHome { $0.layers[0].layer = "yok" }
        try expect(.packageLayerMissing, missing, missing.order())
        let tiles = try PackagedHome { $0.delivery.formats = ["mvt"] }
        try expect(.packageFormat, tiles, tiles.order())
    }

    @Test func `leaves nothing behind when it is cancelled`() throws {
        let home = try PackagedHome()
        let error = #expect(throws: PaftaError.self) {
            try home.maker.make(home.order()) { (_, _) throws(PaftaError) in
                throw PaftaError(.unavailable, .cancelled, LocalizedText(verbatim: ""))
            }
        }
        #expect(error?.code == .cancelled)
        #expect(files(home) == [])
        #expect(try home.registry.packages() == [])
    }

    @Test func `is cleared away by the next one if its program was killed`() throws {
        let home = try PackagedHome()
        let folder = "\(home.home.path)/packages/.pafta-package-x/data"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let made = try home.make()
        #expect(files(home).sorted() == [made.record.fileName, "\(made.record.fileName).sig"])
    }

    @Test func `does not take the place of a file that is there`() throws {
        let home = try PackagedHome()
        let name = "pafta-2026-14-v2-000001.zip"
        try FileManager.default.createDirectory(
            atPath: "\(home.home.path)/packages",
            withIntermediateDirectories: true
        )
        try Data([1]).write(to: URL(filePath: "\(home.home.path)/packages/\(name)"))
        let error = #expect(throws: PaftaError.self) { try home.make() }
        #expect(error?.code == .unwritablePackage && files(home) == [name])
        #expect(try home.registry.packages() == [])
    }

    @Test func `is thrown away if the protocol is revoked meanwhile`() throws {
        let home = try PackagedHome()
        let error = #expect(throws: PaftaError.self) {
            try home.maker.make(home.order()) { (_, _) throws(PaftaError) in
                let decision = ProtocolDecision(actor: "ayse", moment: "2026-11-21T10:00:00Z", letter: "E-2")
                _ = try? ProtocolBook(home.registry).perform(.revoke, PackagedHome.number, decision)
            }
        }
        #expect(error?.code == .refusedPackage)
        #expect(files(home) == [])
    }

    @Test func `tells unknown packages and protocols apart`() throws {
        let home = try PackagedHome()
        try expect(.unknownPackage, home, home.order(since: 77))
        var order = home.order()
        order.agreement = "2026/99"
        try expect(.unknownProtocol, home, order)
    }
}
