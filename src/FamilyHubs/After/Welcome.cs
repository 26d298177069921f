namespace Neighbourhood.FamilyHubs.After;

/// <summary>How the welcome contact went.</summary>
internal enum WelcomeCode { Spoke, LeftMessage, CameIn, NotReached, DoesNotWant }
