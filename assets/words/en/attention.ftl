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
attention-cancelled-ship = { $number } was cancelled.
attention-cancelled-ship-did = We did not send the handover.

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

attention-packed-twice-pack = { $number } was packed somewhere else as well.
attention-packed-twice-pack-did = The order system has “packed” from there. Ours was not sent, or changed nothing.
attention-packed-twice-pack-do = Look whether there is a second box. If there is one, unpack one of the two. Then close this.

attention-label-late-ship = { $number } is handed over, but its label has not come for hours.
attention-label-late-ship-did = The handover is saved here. It was not sent, as the order system first needs the label.
attention-label-late-ship-do = Choose “Keep waiting”: once its label is there, it goes by itself. If it still has none, ask for a new one at the package. Or settle this here: then nothing of it is sent.

attention-label-late-other = The label of { $number } has not come for hours.
attention-label-late-other-did = “{ $step }” is saved here. It was not sent, as the order system first needs the label.
attention-label-late-other-do = Choose “Keep waiting”: once the label is there, it goes by itself. If there is still none, ask for a new one at the package. Or settle this here: then nothing of it is sent.

attention-refused-other = The order system did not take “{ $step }” for { $number }.
attention-refused-other-did = Your work is saved here. Nothing more is sent until you choose.
attention-refused-other-do = Look at the package. Send it again, or close this if it is settled another way.

attention-cancelled-other = { $number } was cancelled.
attention-cancelled-other-did = We did not send “{ $step }”.

attention-gone-other = The order system no longer knows { $number }.
attention-gone-other-did = “{ $step }” is saved here and was not sent.
attention-gone-other-do = Put the box aside and ask whoever is in charge of orders. Then close this.

attention-unclear-other = We cannot tell whether “{ $step }” arrived for { $number }.
attention-unclear-other-did = We looked in the order system several times, and sent nothing twice.
attention-unclear-other-do = Open the package and look at its state. Send it again only if it has not changed there.

attention-earlier-step-other = An earlier step of { $number } did not go through.
attention-earlier-step-other-did = “{ $step }” is saved here and waits.
attention-earlier-step-other-do = Settle the earlier card first. Then send this again or close it.

attention-overwritten-other = Somebody else may have changed { $number } since.
attention-overwritten-other-did = “{ $step }” is saved here and was not sent, so that nothing is written over.
attention-overwritten-other-do = Open the package and look. Send it again to write over what is there, or close this to leave it.

attention-retry = Send again
attention-wait-on = Keep waiting
attention-close = It is settled
attention-said-retry = { $number }: saved here, goes out again
attention-said-wait-on = { $number }: saved here, goes out when its label has come
attention-said-close = { $number }: closed

## Where the box is, what waits with it, and why it is settled

attention-stop = Stop! Find this box: it must not leave.
attention-cancelled-do-open = Nothing was packed here. Close this.
attention-cancelled-do-packed = Take the box off the table and unpack it, then close this.
attention-cancelled-do-labelled = Find the box before the driver comes. Take its label off and tear it up, unpack the box, then close this.
attention-cancelled-do-handed-over = The driver has the box. Call the carrier and have it stopped, then close this.
attention-where-open = Not packed here
attention-where-packed = Packed, still here
attention-where-labelled = Still here, with its label
attention-where-handed-over = With the driver
attention-stands = Stands at: { $place }
attention-held = Waits for this: { $steps }
attention-why = Why is it settled?
attention-named = It is kept with your name: { $name }.
because-unpacked = Unpacked, everything is back on its shelf
because-settled-there = It is settled in the order system
because-carrier-told = The carrier has been told
because-handed-on = Somebody else takes care of it
because-not-needed = It is not needed

## About this desk’s whole queue

attention-back = The order system has gone back to an earlier time.
attention-back-did =
    { $count ->
        [0] We know of nothing that it has lost.
        [one] It may have lost 1 step that it had confirmed.
       *[other] It may have lost { $count } steps that it had confirmed.
    } Nothing is sent until somebody has looked. What you pack is saved here.
attention-back-do =
    { $count ->
        [0] Go on as soon as you have read this.
        [one] Compare it with the order system. If it is missing there, it has to be done again.
       *[other] Compare each with the order system. What is missing there has to be done again.
    }
attention-back-go = I have looked at this
attention-back-sure = Send again from now on
attention-foreign =
    { $count ->
        [one] 1 step was saved for another sign-in.
       *[other] { $count } steps were saved for another sign-in.
    }
attention-foreign-did = Nothing of it leaves this desk until you say so.
attention-foreign-do = Is it the same shop, only with a new sign-in or address? Then let it go. If not, call whoever looks after the station.
attention-foreign-go = Let it go to this sign-in
attention-foreign-sure = Yes, it is the same shop
attention-said-went-on = Sending goes on
attention-said-rebound =
    { $count ->
        [one] 1 step goes to this sign-in
       *[other] { $count } steps go to this sign-in
    }
steps = Saved here and not settled yet
steps-held = Waits for an earlier step
steps-foreign = For another sign-in
steps-more =
    { $count ->
        [one] And 1 more.
       *[other] And { $count } more.
    }
