using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt;

/// <summary>The id of what a form makes: the page made it when it was shown, so that a second press does nothing twice.</summary>
internal static class FormId
{
    internal static Refusals HasId(this Refusals refusals, Guid id) => refusals.If(id == Guid.Empty, "", "This form came without its id: open it again, then send it");
}
