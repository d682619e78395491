package import GeoCore

extension PaftaError {
    /// The exit code of a command that fails with this error, after sysexits(3) where that has one.
    package var exitCode: Int32 {
        if code == .cancelled { return 130 }  // as a shell reports SIGINT
        return switch category {
        case .invalidInput: 65
        case .notFound: 66
        case .unsupported: 69
        case .internalFault: 70
        case .conflict: 73
        case .corruptData: 74
        case .unavailable: 75
        case .limitExceeded: 76
        case .unauthorised, .forbidden: 77
        case .gone: 66
        }
    }
}
