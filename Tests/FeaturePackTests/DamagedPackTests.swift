import FeatureQuery
import GeoCore
import Glibc
import Testing

@testable import FeaturePack

@Suite struct `A damaged packed copy` {
    private func bytes(_ fixture: PackFixture) throws -> [UInt8] {
        let descriptor = unsafe open(fixture.path, O_RDONLY)
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: lseek(descriptor, 0, SEEK_END))
        let isRead = unsafe bytes.withUnsafeMutableBytes { unsafe PackFile.readFully(descriptor, $0, at: 0) }
        try #require(isRead)
        return bytes
    }

    private func replace(_ fixture: PackFixture, with bytes: [UInt8]) throws {
        let descriptor = unsafe open(fixture.path, O_WRONLY | O_TRUNC)
        defer { close(descriptor) }
        let written = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
        try #require(written == bytes.count)
    }

    @Test func `is refused when it is cut off anywhere`() throws {
        let fixture = PackFixture()
        try fixture.write(fixture.features(300, seed: 1))
        let whole = try bytes(fixture)
        for size in stride(from: 0, to: whole.count, by: max(1, whole.count / 60)) {
            try replace(fixture, with: Array(whole[0..<size]))
            #expect(PackFile(opening: fixture.path) == nil)
        }
    }

    @Test func `never ends the program, whatever its bytes are`() throws {
        let fixture = PackFixture()
        try fixture.write(fixture.features(300, seed: 2))
        let whole = try bytes(fixture)
        var random = SeededNumbers(state: 99)
        var refused = 0
        for _ in 0..<400 {
            var damaged = whole
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let place = Int.random(in: 0..<damaged.count, using: &random)
                damaged[place] = UInt8.random(in: 0...255, using: &random)
            }
            try replace(fixture, with: damaged)
            guard let file = PackFile(opening: fixture.path) else {
                refused += 1
                continue
            }
            do {
                let read = try fixture.read(file)
                for row in 0..<read.count { _ = content(read, row) }
            } catch let error as PaftaError {
                #expect(error.code == .packDamaged)
                refused += 1
            }
        }
        // What is left are changed values, which nothing can tell from others.
        #expect(refused > 0)
    }
}
