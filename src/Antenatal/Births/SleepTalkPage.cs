using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>The form of a conversation about safer sleep, the same by pregnancy and by baby.</summary>
[BindProperties(SupportsGet = true)] // by declaring type: what derives binds its own
internal abstract class SleepTalkPage : FormPage
{
    public Guid Id { get; set; }
    public SleepMoment? Moment { get; set; }
    public DateOnly? TalkedOn { get; set; }
    public List<string> Risks { get; set; } = [];
    public string? Plan { get; set; }

    /// <summary>With whom.</summary>
    internal string Name { get; private protected set; } = "";

    internal IReadOnlyList<SleepMoment> Missing { get; private protected set; } = [];

    internal abstract string Back { get; }

    private protected SleepTalkEntry Entry => new(Id, Moment, TalkedOn, Risks, Plan);
}
