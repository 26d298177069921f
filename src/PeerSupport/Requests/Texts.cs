namespace Neighbourhood.PeerSupport.Requests;

/// <summary>Names the resource (Texts.resx) that holds every word of the public page: a translation is one more file beside it, Texts.cy.resx.</summary>
internal sealed class Texts;
