namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>What a place is to the hubs.</summary>
internal enum SiteKind { FamilyHub, OutreachPoint, Virtual }

/// <summary>What kind of building it is in.</summary>
internal enum HostBuilding { PurposeBuilt, School, FireStation, MilitaryBase, Library, CommunityCentre, HealthCentre, Other }

/// <summary>How somebody found a place who went there.</summary>
internal enum SiteStatus { Open, PartlyOpen, Closed, Moved, NotFound }
