namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>What a part of this module shows on a pregnancy's page: found by the scan of the page's own list, drawn in order. One that is null is left out.</summary>
internal interface IPregnancySection
{
    /// <summary>Nobody without it sees the section.</summary>
    string Permission { get; }

    /// <summary>Lower comes first: dates 10, milestones 20, hub 30, how she feels 40, birth 50, hand-over 60, stopping contact 90.</summary>
    int Order { get; }

    /// <summary>The partial view: <c>/Antenatal/HubLinks/HubSection.cshtml</c>.</summary>
    string Partial { get; }

    /// <summary>The partial's model; null where there is nothing to show to this viewer.</summary>
    Task<object?> For(PregnancySteps.Now pregnancy, CancellationToken ct);
}
