import Glibc

/// The number of pages of this process in memory, from `/proc/self/statm`.
func residentPages() -> Int? {
    guard let file = unsafe fopen("/proc/self/statm", "r") else { return nil }
    defer { unsafe fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 128)
    let read = unsafe fread(&bytes, 1, bytes.count, file)
    let fields = String(decoding: bytes[0..<read], as: UTF8.self).split(separator: " ")
    return fields.count > 1 ? Int(fields[1]) : nil
}
