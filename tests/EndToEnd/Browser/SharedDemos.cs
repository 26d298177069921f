using Xunit;

namespace Neighbourhood.EndToEnd.Browser;

// A host that has just started costs as much as a journey. Journeys that touch different families, meetings and conversations of the demo take place on one, one class after another.

/// <summary>One demo for the journeys of peer support.</summary>
[CollectionDefinition]
public sealed class PeerDemo : ICollectionFixture<DemoHost>;

/// <summary>One demo for the journeys of a pregnancy.</summary>
[CollectionDefinition]
public sealed class AntenatalDemo : ICollectionFixture<DemoHost>;

/// <summary>One demo for the journeys of hubs that need no device at the door.</summary>
[CollectionDefinition]
public sealed class HubDemo : ICollectionFixture<DemoHost>;

/// <summary>One demo for the journeys around a case meeting.</summary>
[CollectionDefinition]
public sealed class MeetingDemo : ICollectionFixture<DemoHost>;
