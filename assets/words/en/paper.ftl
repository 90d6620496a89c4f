### What is printed on labels, slips and sheets. Short: the paper is small.

paper-to = To
paper-from = From
paper-carrier = Carrier
paper-tracking = Tracking number
paper-query = Query number
paper-order = Order
paper-package = Package
paper-parcel = Parcel
paper-weight = Weight
paper-desi = Desi
paper-training = TRAINING – DO NOT SHIP
