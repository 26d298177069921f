namespace Neighbourhood.Access.Contracts;

/// <summary>What kind of body an organisation is (shared.md, Organisation).</summary>
public enum OrganisationType
{
    NhsTrust,
    GpPractice,
    PrimaryCareNetwork,
    IntegratedCareBoard,
    LocalAuthority,
    /// <summary>A charity, community or faith group, or social enterprise.</summary>
    Voluntary,
    SchoolOrCollege,
    Nursery,
    Company,
    Police,
    Fire,
    Military,
    Other,
}

/// <summary>What an organisation works in (shared.md, Organisation).</summary>
public enum Sector
{
    EarlyYears,
    Health,
    Community,
    Education,
    Justice,
    Housing,
}
