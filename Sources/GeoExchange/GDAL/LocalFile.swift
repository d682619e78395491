internal import CGDAL

/// An open file of this machine, closed when the value goes out of scope.
@safe
struct LocalFile: ~Copyable {
    private let handle: UnsafeMutablePointer<VSILFILE>

    /// Opens a file to read it; `nil` if that fails.
    init?(reading path: String) { self.init(path, "rb") }

    /// Creates a file to write it; `nil` if that fails.
    init?(creating path: String) { self.init(path, "wb") }

    private init?(_ path: String, _ mode: String) {
        GDALLibrary.prepare()
        guard let handle = unsafe VSIFOpenL(path, mode) else { return nil }
        unsafe self.handle = handle
    }

    deinit { unsafe VSIFCloseL(handle) }

    /// Returns up to `count` bytes from the current place on; none at the end.
    func read(_ count: Int) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = unsafe VSIFReadL(buffer.baseAddress, 1, count, handle)
        }
    }

    /// Returns `count` bytes from `offset` on; `nil` if the file has not so many.
    func read(_ count: Int, at offset: Int64) -> [UInt8]? {
        guard count >= 0, offset >= 0, unsafe VSIFSeekL(handle, vsi_l_offset(offset), SEEK_SET) == 0 else { return nil }
        let bytes = read(count)
        return bytes.count == count ? bytes : nil
    }

    /// Adds bytes; `false` if they could not all be written.
    func write(_ bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBytes { unsafe VSIFWriteL($0.baseAddress, 1, $0.count, handle) } == bytes.count
    }
}
