### What can be done with a package.

act-pack = Pack
act-pack-without-shipment = Pack without a carrier order
act-pack-for-channel = Pack for the marketplace
act-ship = Hand over and mark as shipped
act-order-shipment = Hand over by shipment order
act-ship-without-integration = Hand over
act-ship-advanced = Hand over with a number of your own
act-set-shipment = Change carrier or tracking number
act-mark-delivered = Mark as delivered
act-mark-undelivered = Mark as not delivered
act-prepare = Start collecting
act-deallocate = Start collecting and release the reserved stock
act-not-found = Product not found: give the whole package back
act-lines-not-found = Products not found: give these back
act-refuse = Refuse the package
act-pack-for-refund = Pack for refund: the money goes back, nothing is sent
act-block = Put on hold
act-unblock = Release from hold
act-set-invoice = Replace the invoice
act-renew-label = Ask for a new label
