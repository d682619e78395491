import Hummingbird
import Mustache
import TOMLKit
import NIOPosix
import NIOCore
import ServiceLifecycle
import HTTPTypes
