namespace Neighbourhood.FamilyHubs.WhatsOn;

/// <summary>Names the resource (Texts.resx) that holds every word of the public pages and the feed: a translation is one more file beside it, Texts.cy.resx.</summary>
internal sealed class Texts;
