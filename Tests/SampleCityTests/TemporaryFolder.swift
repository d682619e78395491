import Glibc

/// A folder of its own for one test, removed with everything in it when the value is released.
final class TemporaryFolder {
    /// The folder's path.
    let path: String

    init() {
        var template = Array("/tmp/sample-town-XXXXXX".utf8CString)
        _ = unsafe template.withUnsafeMutableBufferPointer { unsafe mkdtemp($0.baseAddress) }
        path = template.dropLast().reduce(into: "") { $0.unicodeScalars.append(Unicode.Scalar(UInt8(bitPattern: $1))) }
    }

    deinit {
        // Contents first (FTW_DEPTH), and never through links (FTW_PHYS).
        _ = unsafe nftw(path, { path, _, _, _ in unsafe remove(path) }, 16, FTW_DEPTH | FTW_PHYS)
    }

    /// The bytes of a file; empty if it is not there.
    func bytes(of file: String) -> [UInt8] {
        guard let stream = unsafe fopen("\(path)/\(file)", "r") else { return [] }
        defer { unsafe fclose(stream) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe fread(&part, 1, part.count, stream)
            guard count > 0 else { return bytes }
            bytes += part.prefix(count)
        }
    }
}
