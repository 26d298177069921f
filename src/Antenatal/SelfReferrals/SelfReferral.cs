namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>How a request from the public page stands.</summary>
internal enum RequestStatus { New, Trying, Spoke, NotHer, Unreachable }

/// <summary>How old she says she is.</summary>
internal enum AgeBand { Under13, Under16, Older }
