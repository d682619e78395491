internal import CGDAL

/// An owned list of C strings, as GDAL takes names and options.
@safe
struct CStringList: ~Copyable {
    /// For a C call that only reads the list; `nil` for an empty list.
    private(set) var pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

    init(_ strings: [String]) {
        unsafe pointer = nil
        for string in strings { unsafe pointer = CSLAddString(pointer, string) }
    }

    /// Takes a list that a GDAL function returned.
    init(taking pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) { unsafe self.pointer = pointer }

    deinit { unsafe CSLDestroy(pointer) }

    /// The list for parameters declared `const char *const *`.
    var readOnly: UnsafePointer<UnsafePointer<CChar>?>? {
        unsafe UnsafeRawPointer(pointer)?.assumingMemoryBound(to: UnsafePointer<CChar>?.self)
    }

    /// The strings.
    var strings: [String] {
        guard let pointer = unsafe pointer else { return [] }
        var strings: [String] = []
        var index = 0
        while let string = unsafe pointer[index] {
            unsafe strings.append(String(cString: string))
            index += 1
        }
        return strings
    }
}
