#include "plot_kinds.h"
int plot_range_curve(const loft_data *d, const plot_request *r, loft_buffer *o)
{
    (void)d;
    (void)r;
    (void)o;
    return 1;
}
int plot_map(const loft_data *d, const plot_request *r, loft_buffer *o)
{
    (void)d;
    (void)r;
    (void)o;
    return 1;
}
int plot_comparison(const loft_data *d, const plot_request *r, loft_buffer *o)
{
    (void)d;
    (void)r;
    (void)o;
    return 1;
}
