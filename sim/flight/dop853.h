/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * dop853.h - the numbers of the Runge-Kutta pair of order 8(5,3), internal to integrator.c.
 *
 * Reference  Dormand & Prince's pair with Hairer's dense output of order 7:
 *            Hairer, Norsett & Wanner, Solving Ordinary Differential Equations I,
 *            2nd ed. (1993), sec. II.5, II.6 and II.10, code DOP853. Stages count from 1.
 */
#ifndef LOFT_SIM_DOP853_H
#define LOFT_SIM_DOP853_H

/* Nodes c_i: the stage times are t + c_i h; c_12 = c_13 = 1. */
static const double c2 = 0.526001519587677318785587544488e-01;
static const double c3 = 0.789002279381515978178381316732e-01;
static const double c4 = 0.118350341907227396726757197510;
static const double c5 = 0.281649658092772603273242802490;
static const double c6 = 1.0 / 3.0;
static const double c7 = 1.0 / 4.0;
static const double c8 = 4.0 / 13.0;
static const double c9 = 127.0 / 195.0;
static const double c10 = 3.0 / 5.0;
static const double c11 = 6.0 / 7.0;
static const double c14 = 1.0 / 10.0;
static const double c15 = 1.0 / 5.0;
static const double c16 = 7.0 / 9.0;

/* The tableau a_ij: stage i is f(t + c_i h, y + h sum_j a_ij k_j). */
static const double a2_1 = 5.26001519587677318785587544488e-2;
static const double a3_1 = 1.97250569845378994544595329183e-2;
static const double a3_2 = 5.91751709536136983633785987549e-2;
static const double a4_1 = 2.95875854768068491816892993775e-2;
static const double a4_3 = 8.87627564304205475450678981324e-2;
static const double a5_1 = 2.41365134159266685502369798665e-1;
static const double a5_3 = -8.84549479328286085344864962717e-1;
static const double a5_4 = 9.24834003261792003115737966543e-1;
static const double a6_1 = 3.7037037037037037037037037037e-2;
static const double a6_4 = 1.70828608729473871279604482173e-1;
static const double a6_5 = 1.25467687566822425016691814123e-1;
static const double a7_1 = 3.7109375e-2;
static const double a7_4 = 1.70252211019544039314978060272e-1;
static const double a7_5 = 6.02165389804559606850219397283e-2;
static const double a7_6 = -1.7578125e-2;
static const double a8_1 = 3.70920001185047927108779319836e-2;
static const double a8_4 = 1.70383925712239993810214054705e-1;
static const double a8_5 = 1.07262030446373284651809199168e-1;
static const double a8_6 = -1.53194377486244017527936158236e-2;
static const double a8_7 = 8.27378916381402288758473766002e-3;
static const double a9_1 = 6.24110958716075717114429577812e-1;
static const double a9_4 = -3.36089262944694129406857109825;
static const double a9_5 = -8.68219346841726006818189891453e-1;
static const double a9_6 = 2.75920996994467083049415600797e1;
static const double a9_7 = 2.01540675504778934086186788979e1;
static const double a9_8 = -4.34898841810699588477366255144e1;
static const double a10_1 = 4.77662536438264365890433908527e-1;
static const double a10_4 = -2.48811461997166764192642586468;
static const double a10_5 = -5.90290826836842996371446475743e-1;
static const double a10_6 = 2.12300514481811942347288949897e1;
static const double a10_7 = 1.52792336328824235832596922938e1;
static const double a10_8 = -3.32882109689848629194453265587e1;
static const double a10_9 = -2.03312017085086261358222928593e-2;
static const double a11_1 = -9.3714243008598732571704021658e-1;
static const double a11_4 = 5.18637242884406370830023853209;
static const double a11_5 = 1.09143734899672957818500254654;
static const double a11_6 = -8.14978701074692612513997267357;
static const double a11_7 = -1.85200656599969598641566180701e1;
static const double a11_8 = 2.27394870993505042818970056734e1;
static const double a11_9 = 2.49360555267965238987089396762;
static const double a11_10 = -3.0467644718982195003823669022;
static const double a12_1 = 2.27331014751653820792359768449;
static const double a12_4 = -1.05344954667372501984066689879e1;
static const double a12_5 = -2.00087205822486249909675718444;
static const double a12_6 = -1.79589318631187989172765950534e1;
static const double a12_7 = 2.79488845294199600508499808837e1;
static const double a12_8 = -2.85899827713502369474065508674;
static const double a12_9 = -8.87285693353062954433549289258;
static const double a12_10 = 1.23605671757943030647266201528e1;
static const double a12_11 = 6.43392746015763530355970484046e-1;

/* Weights of the 8th-order solution: row 13 of the tableau (first same as last). */
static const double b1 = 5.42937341165687622380535766363e-2;
static const double b6 = 4.45031289275240888144113950566;
static const double b7 = 1.89151789931450038304281599044;
static const double b8 = -5.8012039600105847814672114227;
static const double b9 = 3.1116436695781989440891606237e-1;
static const double b10 = -1.52160949662516078556178806805e-1;
static const double b11 = 2.01365400804030348374776537501e-1;
static const double b12 = 4.47106157277725905176885569043e-2;

/* The three further stages of the dense output. */
static const double a14_1 = 5.61675022830479523392909219681e-2;
static const double a14_7 = 2.53500210216624811088794765333e-1;
static const double a14_8 = -2.46239037470802489917441475441e-1;
static const double a14_9 = -1.24191423263816360469010140626e-1;
static const double a14_10 = 1.5329179827876569731206322685e-1;
static const double a14_11 = 8.20105229563468988491666602057e-3;
static const double a14_12 = 7.56789766054569976138603589584e-3;
static const double a14_13 = -8.298e-3;
static const double a15_1 = 3.18346481635021405060768473261e-2;
static const double a15_6 = 2.83009096723667755288322961402e-2;
static const double a15_7 = 5.35419883074385676223797384372e-2;
static const double a15_8 = -5.49237485713909884646569340306e-2;
static const double a15_11 = -1.08347328697249322858509316994e-4;
static const double a15_12 = 3.82571090835658412954920192323e-4;
static const double a15_13 = -3.40465008687404560802977114492e-4;
static const double a15_14 = 1.41312443674632500278074618366e-1;
static const double a16_1 = -4.28896301583791923408573538692e-1;
static const double a16_6 = -4.69762141536116384314449447206;
static const double a16_7 = 7.68342119606259904184240953878;
static const double a16_8 = 4.06898981839711007970213554331;
static const double a16_9 = 3.56727187455281109270669543021e-1;
static const double a16_13 = -1.39902416515901462129418009734e-3;
static const double a16_14 = 2.9475147891527723389556272149;
static const double a16_15 = -9.15095847217987001081870187138;

/* Third-order comparison: the error is sum_j b_j k_j less these. */
static const double bhh1 = 0.244094488188976377952755905512;
static const double bhh9 = 0.733846688281611857341361741547;
static const double bhh12 = 0.220588235294117647058823529412e-1;

/* Fifth-order error estimate. */
static const double e1 = 0.1312004499419488073250102996e-1;
static const double e6 = -0.1225156446376204440720569753e+1;
static const double e7 = -0.4957589496572501915214079952;
static const double e8 = 0.1664377182454986536961530415e+1;
static const double e9 = -0.3503288487499736816886487290;
static const double e10 = 0.3341791187130174790297318841;
static const double e11 = 0.8192320648511571246570742613e-1;
static const double e12 = -0.2235530786388629525884427845e-1;

/* Dense output, rows 4 to 7; the first three follow from the ends of the step. */
static const double d4_1 = -0.84289382761090128651353491142e+1;
static const double d4_6 = 0.56671495351937776962531783590;
static const double d4_7 = -0.30689499459498916912797304727e+1;
static const double d4_8 = 0.23846676565120698287728149680e+1;
static const double d4_9 = 0.21170345824450282767155149946e+1;
static const double d4_10 = -0.87139158377797299206789907490;
static const double d4_11 = 0.22404374302607882758541771650e+1;
static const double d4_12 = 0.63157877876946881815570249290;
static const double d4_13 = -0.88990336451333310820698117400e-1;
static const double d4_14 = 0.18148505520854727256656404962e+2;
static const double d4_15 = -0.91946323924783554000451984436e+1;
static const double d4_16 = -0.44360363875948939664310572000e+1;
static const double d5_1 = 0.10427508642579134603413151009e+2;
static const double d5_6 = 0.24228349177525818288430175319e+3;
static const double d5_7 = 0.16520045171727028198505394887e+3;
static const double d5_8 = -0.37454675472269020279518312152e+3;
static const double d5_9 = -0.22113666853125306036270938578e+2;
static const double d5_10 = 0.77334326684722638389603898808e+1;
static const double d5_11 = -0.30674084731089398182061213626e+2;
static const double d5_12 = -0.93321305264302278729567221706e+1;
static const double d5_13 = 0.15697238121770843886131091075e+2;
static const double d5_14 = -0.31139403219565177677282850411e+2;
static const double d5_15 = -0.93529243588444783865713862664e+1;
static const double d5_16 = 0.35816841486394083752465898540e+2;
static const double d6_1 = 0.19985053242002433820987653617e+2;
static const double d6_6 = -0.38703730874935176555105901742e+3;
static const double d6_7 = -0.18917813819516756882830838328e+3;
static const double d6_8 = 0.52780815920542364900561016686e+3;
static const double d6_9 = -0.11573902539959630126141871134e+2;
static const double d6_10 = 0.68812326946963000169666922661e+1;
static const double d6_11 = -0.10006050966910838403183860980e+1;
static const double d6_12 = 0.77771377980534432092869265740;
static const double d6_13 = -0.27782057523535084065932004339e+1;
static const double d6_14 = -0.60196695231264120758267380846e+2;
static const double d6_15 = 0.84320405506677161018159903784e+2;
static const double d6_16 = 0.11992291136182789328035130030e+2;
static const double d7_1 = -0.25693933462703749003312586129e+2;
static const double d7_6 = -0.15418974869023643374053993627e+3;
static const double d7_7 = -0.23152937917604549567536039109e+3;
static const double d7_8 = 0.35763911791061412378285349910e+3;
static const double d7_9 = 0.93405324183624310003907691704e+2;
static const double d7_10 = -0.37458323136451633156875139351e+2;
static const double d7_11 = 0.10409964950896230045147246184e+3;
static const double d7_12 = 0.29840293426660503123344363579e+2;
static const double d7_13 = -0.43533456590011143754432175058e+2;
static const double d7_14 = 0.96324553959188282948394950600e+2;
static const double d7_15 = -0.39177261675615439165231486172e+2;
static const double d7_16 = -0.14972683625798562581422125276e+3;

/* The stages as a list: the includer gives STAGE(j, c_j, sum) and K(j), the slopes. */
#define DOP853_STAGES_2_TO_12                                                            \
    STAGE(2, c2, a2_1 *K(1));                                                            \
    STAGE(3, c3, a3_1 *K(1) + a3_2 * K(2));                                              \
    STAGE(4, c4, a4_1 *K(1) + a4_3 * K(3));                                              \
    STAGE(5, c5, a5_1 *K(1) + a5_3 * K(3) + a5_4 * K(4));                                \
    STAGE(6, c6, a6_1 *K(1) + a6_4 * K(4) + a6_5 * K(5));                                \
    STAGE(7, c7, a7_1 *K(1) + a7_4 * K(4) + a7_5 * K(5) + a7_6 * K(6));                  \
    STAGE(8, c8, a8_1 *K(1) + a8_4 * K(4) + a8_5 * K(5) + a8_6 * K(6) + a8_7 * K(7));    \
    STAGE(9, c9,                                                                         \
          a9_1 *K(1) + a9_4 * K(4) + a9_5 * K(5) + a9_6 * K(6) + a9_7 * K(7) +           \
              a9_8 * K(8));                                                              \
    STAGE(10, c10,                                                                       \
          a10_1 *K(1) + a10_4 * K(4) + a10_5 * K(5) + a10_6 * K(6) + a10_7 * K(7) +      \
              a10_8 * K(8) + a10_9 * K(9));                                              \
    STAGE(11, c11,                                                                       \
          a11_1 *K(1) + a11_4 * K(4) + a11_5 * K(5) + a11_6 * K(6) + a11_7 * K(7) +      \
              a11_8 * K(8) + a11_9 * K(9) + a11_10 * K(10));                             \
    STAGE(12, 1.0,                                                                       \
          a12_1 *K(1) + a12_4 * K(4) + a12_5 * K(5) + a12_6 * K(6) + a12_7 * K(7) +      \
              a12_8 * K(8) + a12_9 * K(9) + a12_10 * K(10) + a12_11 * K(11));

#endif
