### What a person must decide. Each card says what happened, what we did and what to do.

attention-title = Needs attention
attention-list = Things that need you
attention-empty = Nothing needs you.
attention-loading = Looking for what needs you…
attention-made = { $name } at { $time }
attention-detail = The order system says
attention-open = Open the package

attention-refused-pack = The order system did not take “packed” for { $number }.
attention-refused-pack-did = Your work is saved here. Nothing more is sent until you choose.
attention-refused-pack-do = Look at the package. Send it again, or close this if it is settled another way.
attention-refused-ship = The order system did not take the handover of { $number }.
attention-refused-ship-did = The handover is saved here. Nothing more is sent until you choose.
attention-refused-ship-do = Check that the box is really gone. Send it again, or close this if it is settled another way.

attention-cancelled-pack = { $number } was cancelled.
attention-cancelled-pack-did = We did not send “packed”.
attention-cancelled-pack-do = Take the box off the table and unpack it, then close this.
attention-cancelled-ship = { $number } was cancelled.
attention-cancelled-ship-did = We did not send the handover.
attention-cancelled-ship-do = If the box is still here, keep it. If the driver has it, call the carrier. Then close this.

attention-gone-pack = The order system no longer knows { $number }.
attention-gone-pack-did = Your “packed” is saved here and was not sent.
attention-gone-pack-do = Put the box aside and ask whoever is in charge of orders. Then close this.
attention-gone-ship = The order system no longer knows { $number }.
attention-gone-ship-did = The handover is saved here and was not sent.
attention-gone-ship-do = Ask whoever is in charge of orders what is to happen to the box. Then close this.

attention-unclear-pack = We cannot tell whether “packed” arrived for { $number }.
attention-unclear-pack-did = We looked in the order system several times, and sent nothing twice.
attention-unclear-pack-do = Open the package and look at its state. Send it again only if it still waits.
attention-unclear-ship = We cannot tell whether the handover of { $number } arrived.
attention-unclear-ship-did = We looked in the order system several times, and sent nothing twice.
attention-unclear-ship-do = Open the package and look at its state. Send it again only if it is not yet handed over there.

attention-earlier-step-pack = An earlier step of { $number } did not go through.
attention-earlier-step-pack-did = “Packed” is saved here and waits.
attention-earlier-step-pack-do = Settle the earlier card first. Then send this again or close it.
attention-earlier-step-ship = { $number } is handed over, but an earlier step did not go through.
attention-earlier-step-ship-did = The handover is saved here and waits.
attention-earlier-step-ship-do = Settle the earlier card first. Then send this again or close it.

attention-refused-other = The order system did not take “{ $step }” for { $number }.
attention-refused-other-did = Your work is saved here. Nothing more is sent until you choose.
attention-refused-other-do = Look at the package. Send it again, or close this if it is settled another way.

attention-cancelled-other = { $number } was cancelled.
attention-cancelled-other-did = We did not send “{ $step }”.
attention-cancelled-other-do = Take the box off the table and unpack it, then close this.

attention-gone-other = The order system no longer knows { $number }.
attention-gone-other-did = “{ $step }” is saved here and was not sent.
attention-gone-other-do = Put the box aside and ask whoever is in charge of orders. Then close this.

attention-unclear-other = We cannot tell whether “{ $step }” arrived for { $number }.
attention-unclear-other-did = We looked in the order system several times, and sent nothing twice.
attention-unclear-other-do = Open the package and look at its state. Send it again only if it has not changed there.

attention-earlier-step-other = An earlier step of { $number } did not go through.
attention-earlier-step-other-did = “{ $step }” is saved here and waits.
attention-earlier-step-other-do = Settle the earlier card first. Then send this again or close it.

attention-overwritten-other = Somebody else has changed { $number } since.
attention-overwritten-other-did = “{ $step }” is saved here and was not sent, so that nothing is written over.
attention-overwritten-other-do = Open the package and look. Send it again to write over what is there, or close this to leave it.

attention-retry = Send again
attention-close = It is settled
attention-said-retry = { $number }: saved here, goes out again
attention-said-close = { $number }: closed
