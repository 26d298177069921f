namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>How a link to a hub stands, as the midwife may know it (antenatal.md, "Hub link").</summary>
internal enum LinkStatus { Asked, Accepted, NotAccepted, Welcomed, FirstAttended, Withdrawn, Ended }

/// <summary>What she said when a hub was offered.</summary>
internal enum OfferAnswer { YesCallMe, Later, NoThanks, DoNotAskAgain }

/// <summary>When a hub is offered: the setting <c>antenatal.hubOfferWeeks</c> says which of them; another time is always possible.</summary>
internal enum OfferMoment { Notification, Booking, Week16, Week28, Other }

/// <summary>Whether her partner would like to come.</summary>
internal enum PartnerWelcome { NotAsked, Yes, No }

/// <summary>What would help her: the hub reads those that she chose, and nothing else about her.</summary>
internal enum LinkNeed { MeetingOthers, GettingReady, Feeding, SomebodyToTalkTo, MoneyOrHousing, HelpToGetThere, StepFreeWayIn, SomethingForDads }
